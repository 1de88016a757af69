import { createHash, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import sql from 'sql-template-tag'
import { publicKeys, signedText } from '../../cloudfunctions/_kit/proof-qr'
import { proofCode, proofDigest } from '../../cloudfunctions/agreement/proof'
import { prove } from '../../src/pages/verify/_parts/prove'
import { sha512 } from '../../src/pages/verify/_parts/sha512'
import { type ProofTerms, proofTerms, readProof } from '../../src/shared/agreement/proof'
import { contentFor, opinions, passOrigin, schoolContact } from '../support/agreements'
import { footprint } from '../support/footprint'
import { type Signing, signingSchool } from '../support/signing'

const terms: ProofTerms = {
  number: '20270300001',
  student: '欧阳静怡',
  studentNumber: '2023010001',
  employer: '长沙湘江智能装备制造有限公司',
  creditCode: '91430100MA4L16JQ9B',
  post: '嵌入式软件工程师',
  place: '湖南省长沙市岳麓区',
  pay: '每月 9000 元',
  probation: '3 个月',
  penalty: '5000 元',
  voidOnAdmission: '是',
  remarks: '提供宿舍',
  approved: '2027-03-05',
}
const kindOf = (text: string, keys = publicKeys()) => prove(text, keys).kind
const others = proofTerms.map(([term]) => term)

/** The code with other content under the signature of the first. */
function tampered(code: string, change: (content: [string[], number[], string]) => void): string {
  const [mark = '', key = '', body = '', signature = ''] = code.split('.')
  const content = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string[], number[], string]
  change(content)
  return [mark, key, Buffer.from(JSON.stringify(content)).toString('base64url'), signature].join('.')
}

describe('what the code on the paper proves to a phone without a connection (S0-58)', () => {
  const code = proofCode(terms)

  it('says every term as the paper does', () => {
    const verdict = prove(code, publicKeys())
    expect(verdict.kind).toBe('genuine')
    expect(verdict.kind === 'genuine' && verdict.proof.terms).toEqual(terms)
    expect(verdict.kind === 'genuine' && verdict.proof.cut).toEqual([])
    expect(code).toMatch(/^[A-Za-z0-9._-]+$/)
    expect(code.length).toBeLessThan(560)
  })

  it.each(others)('fails when the term %s is changed, added to, or taken away', (term) => {
    const index = others.indexOf(term)
    for (const change of [(text: string) => `${text}0`, (text: string) => text.slice(1), () => '别的内容'])
      expect(kindOf(tampered(code, ([texts]) => texts.splice(index, 1, change(texts[index] ?? ''))))).not.toBe('genuine')
  })

  it('fails when terms change places, when a cut is hidden, when the digest or any single character is another', () => {
    expect(kindOf(tampered(code, ([texts]) => texts.reverse()))).toBe('changed')
    expect(kindOf(tampered(code, ([, cut]) => cut.push(5)))).toBe('changed')
    expect(kindOf(tampered(code, (content) => content.splice(2, 1, 'x'.repeat(22))))).toBe('changed')
    fc.assert(
      fc.property(fc.nat(code.length - 1), fc.constantFrom(...'ABab01-_'), (at, other) => {
        fc.pre(code[at] !== other)
        // The last character of a signature holds four bits that mean nothing.
        fc.pre(at < code.length - 1)
        expect(kindOf(code.slice(0, at) + other + code.slice(at + 1))).not.toBe('genuine')
      }),
      { numRuns: 120 },
    )
  })

  it('holds whatever texts the form takes, cut only where they are long and marked so', () => {
    const text = (most: number) => fc.string({ unit: 'grapheme', maxLength: most })
    fc.assert(
      fc.property(text(40), text(60), text(200), text(40), (post, place, remarks, pay) => {
        const own = { ...terms, post, place, remarks, pay }
        const made = proofCode(own)
        const proof = readProof(made)
        expect(made.length).toBeLessThanOrEqual(660)
        expect(kindOf(made)).toBe('genuine')
        for (const term of others) {
          if (proof?.cut.includes(term)) expect(own[term].startsWith(proof.terms[term])).toBe(true)
          else expect(proof?.terms[term]).toBe(own[term])
        }
        expect(proof?.digest).toBe(proofDigest(own))
      }),
      { numRuns: 60 },
    )
  })

  it('is read out of a link, and out of nothing else', () => {
    expect(kindOf(`https://qicheng.example/#/pages/verify/index?q=${code}`)).toBe('genuine')
    for (const text of ['', '20270300001', 'https://qicheng.example', 'QC1:1:2:3:4']) expect(kindOf(text)).toBe('no-code')
    expect(kindOf(code.slice(0, -20))).toBe('changed')
  })

  it('goes on proving what a retired key signed, and says so of a key it does not know', () => {
    const before = process.env.QICHENG_SIGNING_KEY
    const [old] = publicKeys()
    const { privateKey } = generateKeyPairSync('ed25519')
    process.env.QICHENG_SIGNING_KEY = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
    try {
      expect(kindOf(code)).toBe('unknown-key')
      process.env.QICHENG_RETIRED_KEYS = old?.key ?? ''
      expect(publicKeys().map(({ id }) => id)).toContain(old?.id)
      expect(kindOf(code)).toBe('genuine')
      const young = proofCode(terms)
      expect(kindOf(young)).toBe('genuine')
      expect(kindOf(young, old ? [old] : [])).toBe('unknown-key')
      // A stranger's key under our key's name.
      expect(kindOf(young, [{ id: publicKeys()[0]?.id ?? '', key: old?.key ?? '' }])).toBe('changed')
    } finally {
      process.env.QICHENG_SIGNING_KEY = before
      delete process.env.QICHENG_RETIRED_KEYS
    }
  })

  it('hashes as Node does, whatever the length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(Buffer.from(sha512(bytes)).toString('hex')).toBe(createHash('sha512').update(bytes).digest('hex'))
      }),
      { numRuns: 60 },
    )
  })
})

describe('where an agreement stands, asked with its paper in hand (S0-58)', () => {
  let at: Signing
  let code: string
  let caseId: string
  const place = '2023010001'
  beforeAll(async () => {
    at = await signingSchool()
    const student = await at.student(place)
    await passOrigin(student, at.officer)
    await student.call('agreement.readNotes', {})
    const remarks = '双方约定的其他事项，'.repeat(20).slice(0, 200)
    const content = contentFor(at.employerId, { remarks, place: '湖北省武汉市东湖新技术开发区关山大道一号光谷软件园' })
    caseId = (await student.call('agreement.submit', { content, agreesToDefault: true })).caseId
    await at.operator.call('agreement.sign', { caseId, ...opinions })
    await student.call('agreement.confirm', {})
    await at.officer.call('agreement.approve', { caseId, schoolContact })
    const row = await at.school.database.row<{ qr: string }>(sql`select data ->> 'qr' as qr from agreement_paper where case_id = ${caseId}`)
    code = row?.qr ?? ''
  })
  afterAll(() => at.school.end())
  const anybody = () => at.school.web('')

  it('needs no account; says the state, the whole terms, and how often it was asked', async () => {
    expect((await anybody().call('agreement.verifyKeys', {})).keys).toEqual(publicKeys())
    expect(kindOf(code)).toBe('genuine')
    expect(readProof(code)?.cut).toContain('remarks')
    const first = await anybody().call('agreement.verify', { text: code })
    expect(first).toMatchObject({ state: { label: '待盖章备案' }, agrees: true, asked: 1 })
    const full = Object.fromEntries(first.terms.map(({ label, value }) => [label, value]))
    expect(full.其他约定).toHaveLength(200)
    await at.officer.call('agreement.file', { caseId, sealsSeen: ['college', 'university', 'employer'] })
    expect(await anybody().call('agreement.verify', { text: `https://x/#/pages/verify/index?q=${code}` })).toMatchObject({
      state: { label: '已备案' },
      asked: 2,
    })
  })

  it('shows nothing beyond the paper: no phone, no mail, no ID number', async () => {
    const answer = JSON.stringify(await anybody().call('agreement.verify', { text: code }))
    expect(answer).not.toMatch(/13912345678|@|\*\*\*\*|caseId/)
    expect(answer).not.toContain(caseId)
  })

  it('tells nothing to whoever counts numbers or forges a code, and writes nothing', async () => {
    const before = await footprint(at.school.database)
    for (const text of ['20270300001', tampered(code, ([texts]) => texts.splice(7, 1, '每月 90000 元')), 'QC2.abcdef.xx.yy'])
      expect(await anybody().refused('agreement.verify', { text })).toMatchObject({ code: 'qr-not-genuine' })
    const unknown = signedText(Buffer.from(JSON.stringify([['20279999999', ...Array(12).fill('')], [], 'x'])).toString('base64url'))
    expect(await anybody().refused('agreement.verify', { text: unknown })).toMatchObject({ kind: 'not-found' })
    expect(await footprint(at.school.database)).toEqual(before)
  })

  it('says that the record differs when the paper is not the one that was approved', async () => {
    const other = proofCode({ ...(readProof(code)?.terms ?? terms), pay: '每月 90000 元' })
    expect(await anybody().call('agreement.verify', { text: other })).toMatchObject({ agrees: false })
  })

  it('answers one agreement sixty times an hour, then asks for patience', async () => {
    const answers = []
    for (let turn = 0; turn < 62; turn++) answers.push(await anybody().ask('agreement.verify', { text: code }))
    expect(answers.filter(({ ok }) => ok).length).toBeLessThan(60)
    expect(await anybody().refused('agreement.verify', { text: code })).toMatchObject({ kind: 'refused', code: 'verified-too-often' })
    at.school.clock.add(3_600_000)
    expect((await anybody().call('agreement.verify', { text: code })).asked).toBeGreaterThan(60)
  })
})
