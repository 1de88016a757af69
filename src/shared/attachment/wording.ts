import type { Refusal } from '../errors'

export const attachmentRefusals: Record<string, Omit<Refusal, 'code'>> = {
  'too-many-attachments': { message: '上传次数过多，请一小时后再试；已上传的文件都还在。' },
  'piece-full': { message: '这一项的文件已经够多了，请先删除不需要的，再上传。' },
}

/** What is said of a file that cannot be handed in; each names the way on. */
export const attachmentWords = {
  missing: '没有收到文件，请重新选择后上传',
  tooBig: '文件不能超过 10 MB，请压缩后再上传',
  empty: '文件是空的，请重新选择',
  wrongKind: '只能上传照片（JPG、PNG）或 PDF 文件，请另存后再选',
  picturesOnly: '只能上传照片（JPG、PNG），请拍照或截图后再选',
  brokenPicture: '这张照片打不开，可能没有传完整，请重新拍照或另存后再选',
  activePdf: '这个 PDF 带有脚本、附件或密码，不能上传，请“打印为 PDF”后再选',
  brokenPdf: '这个 PDF 不完整，请重新导出后再选',
  choose: '选择照片或 PDF',
  chooseAnother: '再加一个文件',
  choosePicture: '选择照片',
  sending: (share: number) => `正在上传 ${share}%`,
  checking: '正在检查文件…',
  sendFailed: '文件没有传上去，请检查网络后重新选择',
  open: '查看',
  remove: '删除',
  named: (index: number, kind: string, size: string) => `文件 ${index}（${kind}，${size}）`,
  kinds: { 'image/jpeg': '照片', 'application/pdf': 'PDF' },
  hint: '照片或 PDF，不超过 10 MB',
}
