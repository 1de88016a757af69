import { agreementDocument } from '../../cloudfunctions/agreement/document'
import { picturesOf } from '../support/raster'
const at = new Date('2026-05-12T16:20:00+08:00')
const t = (n: number) => '嵌入式软件工程师岗位约定'.repeat(30).slice(0, n)
it('max', async () => {
  for (const n of [4, 8, 12]) for (const r of [0, 200]) {
    const signed = { name: t(10), at }
    const err = await agreementDocument({ number: '20270100001', season: '2027届', approved: true, at,
      student: { name: t(20), gender: '女', number: '2022010001', maskedId: '430521********0317', level: '硕士', major: t(30), duration: '4年', trainingMode: '非定向', origin: '湖南省湘西土家族苗族自治州凤凰县', phone: '13800001234', email: 'a'.repeat(80), opinion: { text: t(100), signed } },
      employer: { name: t(60), creditCode: '91430100MA4L16JQ9B', nature: t(20), industry: t(30), address: t(80), contact: t(20), phone: '0'.repeat(30), email: 'a'.repeat(80), archive: t(120), opinion: { text: t(100), signed }, superior: { text: t(100) } },
      school: { name: t(15), college: t(15), contact: t(20), phone: '0'.repeat(30), postcode: '410082', address: t(100) },
      terms: { post: t(40), place: t(60), pay: t(40), probation: t(40), penalty: t(40), voidOnAdmission: true, remarks: t(r) },
      record: Array.from({ length: n }, () => ({ step: '到期视为无异议', name: t(10), at })), seals: ['学院', '学校', '用人单位'], qr: 'x'.repeat(107) }).then((b) => b, (e) => e)
    console.log(n, r, Buffer.isBuffer(err) ? (await picturesOf(err)).length : (err as { more: object }).more ?? err)
  }
})
