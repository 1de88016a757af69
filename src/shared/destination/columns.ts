/** Fields of the archive address 档案转递, in the order in which they are asked for. */
export const archiveFields = [
  { code: 'kind', label: '接收单位类型', max: 20 },
  { code: 'unit', label: '档案接收单位', max: 60 },
  { code: 'place', label: '接收单位所在地', max: 6 },
  { code: 'address', label: '详细地址', max: 120 },
  { code: 'postcode', label: '邮政编码', max: 6 },
  { code: 'contact', label: '联系人', max: 20 },
  { code: 'phone', label: '联系电话', max: 30 },
] as const

export type ArchiveField = (typeof archiveFields)[number]['code']

export const archiveKinds = { 'talent-centre': '人才服务机构', employer: '用人单位', university: '录取院校' } as const

/** What a column of the export may show, beside `value.<field>` and `archive.<field>`. */
export const exportSources = [
  'number',
  'name',
  'sex',
  'idNumber',
  'mobile',
  'college',
  'major',
  'className',
  'level',
  'trainingMode',
  'originCode',
  'originPlace',
  'code',
  'codeName',
  'state',
  'archive.complete',
] as const
