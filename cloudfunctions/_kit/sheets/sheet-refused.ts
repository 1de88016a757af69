/** Why a file cannot be read as a roster, and what to do about it. Shown as it stands. */
const messages = {
  'file-too-large': '文件超过 10 MB。请删除图片和无关的工作表，或拆成几个文件分别导入。',
  'old-excel': '这是旧版 Excel 文件（.xls）。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后重新上传。',
  pdf: '这是 PDF 文件，不是表格。请上传 .xlsx 或 .csv 文件。',
  'web-page': '这是扩展名被改成表格的网页文件。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后重新上传。',
  encrypted: '文件设有密码，无法读取。请在 Excel 中取消密码，保存后重新上传。',
  'not-a-spreadsheet': '文件不是表格，或已损坏。请用 Excel 或 WPS 打开确认，另存为“Excel 工作簿（.xlsx）”后重新上传。',
  'unzipped-too-large': '文件解压后过大，已停止读取。请新建一个工作簿，只把需要的行和列粘贴进去（选择“只粘贴数值”），保存后重新上传。',
  'too-much-text': '表格中的文字过多。请删除与导入无关的列，或拆成几个文件分别导入。',
  'no-sheet': '文件里没有可读的工作表。请确认数据在一个没有隐藏的工作表中，保存后重新上传。',
  empty: '表格是空的。请下载模板，按表头填写后上传。',
  'too-many-rows': '表格行数超过上限。请拆成几个文件分别导入；如末尾只有空行，请选中后右键删除。',
  'too-many-columns': '表格列数超过上限。请只保留模板中的列。',
  'unknown-encoding': '文字编码无法识别。请用 Excel 打开，另存为“Excel 工作簿（.xlsx）”后重新上传。',
} as const

export type SheetRefusalCode = keyof typeof messages

/** The file as a whole cannot be read. The message is Chinese and names the problem and the way out. */
export class SheetRefused extends Error {
  override name = 'SheetRefused'
  readonly code: SheetRefusalCode

  /** @param detail figures put before the standing message, e.g. `表格有 60001 行，上限 50000 行。` */
  constructor(code: SheetRefusalCode, detail = '') {
    super(detail + messages[code])
    this.code = code
  }
}
