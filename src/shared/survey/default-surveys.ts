/** What a school asks unless it publishes surveys of its own: the seeds name both surveys; their questions are examples. */
const working = { question: 'plan', is: ['就业'] }
const satisfaction = ['很满意', '满意', '一般', '不满意']

/** 求职意向 before origin (S0-14, S1-4). */
const intention = {
  code: 'intention',
  title: '“你想去 我来请”毕业生求职意向调研问卷',
  gates: 'origin',
  intro: '学校按大家的意向邀请用人单位、安排就业服务。',
  questions: [
    {
      code: 'plan',
      text: '毕业后您首先打算做什么？',
      kind: 'choice',
      required: true,
      choices: ['就业', '国内升学', '出国（境）深造', '自主创业', '应征入伍', '暂不就业'],
    },
    {
      code: 'admission',
      text: '升学准备到了哪一步？',
      kind: 'choice',
      required: true,
      choices: ['正在备考', '已推荐免试', '已有录取通知', '正在申请'],
      showIf: { question: 'plan', is: ['国内升学', '出国（境）深造'] },
    },
    {
      code: 'progress',
      text: '您的求职到了哪一步？',
      kind: 'choice',
      required: true,
      choices: ['还没有开始', '正在投简历', '正在笔试面试', '已有录用意向'],
      showIf: working,
    },
    {
      code: 'employers',
      text: '您想去哪类单位？',
      kind: 'choices',
      required: true,
      most: 3,
      choices: ['党政机关', '事业单位', '国有企业', '民营企业', '外资企业', '科研院所', '基层项目', '都可以'],
      showIf: working,
    },
    {
      code: 'places',
      text: '您想去哪里工作？',
      kind: 'choices',
      required: true,
      most: 3,
      choices: ['生源地所在省', '学校所在省', '京津冀', '长三角', '粤港澳', '中西部', '东北', '都可以'],
      showIf: working,
    },
    { code: 'pay', text: '您期望的税前月薪是多少元？', kind: 'number', required: false, min: 1000, max: 100_000, showIf: working },
    { code: 'wanted', text: '您希望学校邀请哪些单位来校招聘？', kind: 'text', required: false, longest: 200, showIf: working },
    {
      code: 'confidence',
      text: '对顺利落实毕业去向，您有多大信心？',
      kind: 'scale',
      required: true,
      min: 1,
      max: 5,
      ends: ['没有信心', '很有信心'],
    },
    {
      code: 'help',
      text: '您需要学校哪些帮助？',
      kind: 'choices',
      required: false,
      choices: ['岗位推荐', '简历和面试辅导', '政策咨询', '升学指导', '创业支持', '心理支持'],
    },
  ],
}

/** 就业与人才培养质量 before departure (S2-6). */
const quality = {
  code: 'departure',
  title: '毕业生就业与人才培养质量调研',
  gates: 'departure',
  questions: [
    {
      code: 'destination',
      text: '您目前的毕业去向是？',
      kind: 'choice',
      choices: ['已签约就业', '升学', '出国（境）', '自主创业', '仍在求职', '其他'],
      required: true,
    },
    { code: 'teaching', text: '您对专业课程教学是否满意？', kind: 'choice', choices: satisfaction, required: true },
    { code: 'service', text: '您对学校就业服务是否满意？', kind: 'choice', choices: satisfaction, required: true },
    { code: 'advice', text: '您对学校还有什么建议？', kind: 'text', required: false },
  ],
}

export const defaultSurveys = [intention, quality]
