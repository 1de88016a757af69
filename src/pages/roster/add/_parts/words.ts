export const addWords = {
  title: '新增毕业生',
  answer: (season: string) => `把名单中缺少的学生补进${season}`,
  answerText: '适用于复学等名单里没有的学生，建议请学生本人到场核对。检查规则与名单导入相同；保存后学生即可登录填报生源信息。',
  sections: { person: '本人', study: '学籍', origin: '生源与其他' },
  none: '不填',
  example: (text: string) => `例如 ${text}`,
  save: '新增这名毕业生',
  saved: '已新增，学生现在可以登录填报',
  problems: (count: number) => `还有 ${count} 项需要修改，已在各项下方标出`,
}

/** Columns of the roster by section; whatever is not named here stands in the last one. */
export const personFields = ['学号', '姓名', '性别', '身份证号', '手机', '民族', '政治面貌']
export const originFields = ['师范生类别', '生源地代码', '城乡生源']
