import type { CollegeReport } from '../../src/shared/origin/report'

type Numbers = CollegeReport['letter']

/** The words of seed 001, annexes 4 and 5. */
export const reportWording = {
  letterTitle: (season: string) => `关于报送${season}毕业生资格审核材料的函`,
  letterTo: '招生就业处：',
  letterBody: (season: string, { bachelors, postgraduates }: Numbers) =>
    `根据《关于做好${season}毕业生生源信息采集核对的通知》要求，我院对${season}预计毕业生进行了认真审核。现将我院${season} ${bachelors.total} 名预计本科生毕业生，其中定向生 ${bachelors.directed} 名，非定向生 ${bachelors.undirected} 名，其中是师范生 ${bachelors.teachers} 名；${season} ${postgraduates.total} 名预计毕业研究生，其中定向生 ${postgraduates.directed} 名，非定向生 ${postgraduates.undirected} 名。`,
  letterEnd: '材料报上，请予备案。',
  letterSigned: '主管院领导签名：',
  letterSeal: '学院盖章：',
  summaryTitle: (college: string, season: string) => `${college}${season}毕业生资格审核汇总表`,
  summaryCollege: (college: string) => `填报学院（盖章）：${college}`,
  summaryDate: (date: string) => `填表时间：${date}`,
  summaryHeader: ['序号', '专业', '专业人数', '所在班级', '毕业生人数'],
  filler: (name: string) => `填表人：${name}`,
  officePhone: (phone: string) => `办公室电话：${phone}`,
  mobile: (phone: string) => `移动电话：${phone}`,
  directedTitle: (season: string) => `${season}定向毕业生及应交材料清单`,
  directedHeader: ['序号', '学院', '班级', '学号', '姓名', '层次', '材料', '是否已备齐'],
  ticked: (by: string, date: string) => `已备齐（${by}，${date}）`,
  notTicked: '未备齐',
  unsealed: '以学院盖章后的纸质件为准',
}
