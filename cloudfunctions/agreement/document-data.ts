/** What the printed agreement says (S0-57…60): plain texts and instants, nothing looked up. */

/** An opinion and its online signature; before the signature only a text, or nothing. */
export interface Opinion {
  text: string
  signed?: { name: string; at: Date }
}

/** Everything printed. Texts are printed as given; an empty text leaves its cell empty to be seen in a draft. */
export interface AgreementDocumentData {
  /** Agreement number 协议编号. */
  number: string
  /** Season, e.g. `2026届`. */
  season: string
  /** Whether the college has approved: otherwise every page carries the draft watermark. */
  approved: boolean
  /** Date inside the file: the instant of the last change, so that the same agreement gives the same bytes. */
  at: Date
  student: {
    name: string
    gender: string
    number: string
    /** Resident ID, already masked. */
    maskedId: string
    level: string
    major: string
    /** 学制, e.g. `4年`. */
    duration: string
    trainingMode: string
    origin: string
    phone: string
    email: string
    opinion?: Opinion
  }
  employer: {
    name: string
    creditCode: string
    nature: string
    industry: string
    address: string
    contact: string
    phone: string
    email: string
    /** 档案接收地. */
    archive: string
    opinion?: Opinion
    /** 上级主管部门意见; most employers have none. */
    superior?: Opinion
  }
  /** The witness 鉴证登记. */
  school: { name: string; college: string; contact: string; phone: string; postcode: string; address: string }
  terms: {
    post: string
    place: string
    pay: string
    probation: string
    penalty: string
    voidOnAdmission: boolean
    /** 其他约定; empty: no row of its own. */
    remarks: string
  }
  /** Online signing record in order of time; up to 12 steps have room. */
  record: readonly { step: string; name: string; at: Date }[]
  /** Who seals, in the order the policy sets; default 学院, 学校, 用人单位. */
  seals?: readonly string[]
  /** What the QR code says; absent before approval. */
  qr?: string
}
