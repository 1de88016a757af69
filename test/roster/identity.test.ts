import fc from 'fast-check'
import { destinations } from '../../src/shared/codes/destination'
import { deepestDivisionProblem, deepestDivisions, divisionName, divisionsBelow } from '../../src/shared/codes/divisions'
import { employerNatures } from '../../src/shared/codes/employer-nature'
import { certificateKinds, levels } from '../../src/shared/codes/level'
import { teacherCategories } from '../../src/shared/codes/teacher-category'
import { trainingModes } from '../../src/shared/codes/training-mode'
import { urbanRural } from '../../src/shared/codes/urban-rural'
import {
  birthdayOf,
  creditCheckDigit,
  creditCodeProblem,
  emailProblem,
  idCheckDigit,
  idNumberProblem,
  maskIdNumber,
  mobileProblem,
  normaliseIdNumber,
  normaliseMobile,
  postcodeProblem,
  qqProblem,
  sexOf,
} from '../../src/shared/identity'

const day = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
const digits = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
const idNumber = fc.tuple(digits(6), day, digits(3)).map(([area, date, order]) => {
  const first17 = area + date.toISOString().slice(0, 10).replaceAll('-', '') + order
  return first17 + idCheckDigit(first17)
})
const creditCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditCode = fc
  .string({ unit: fc.constantFrom(...creditCharacters), minLength: 17, maxLength: 17 })
  .map((first17) => first17 + creditCheckDigit(first17))
const toFullWidth = (text: string) => text.replace(/[0-9A-Za-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

describe('resident ID numbers (GB 11643, S1-16)', () => {
  it.each(['11010519491231002X', '440524188001010014'])('accepts the example of the standard %s', (id) => {
    expect(idNumberProblem(id)).toBeNull()
  })

  it('accepts every number with a real date and the right last character, whatever the division', () => {
    fc.assert(fc.property(idNumber, (id) => idNumberProblem(id) === null))
  })

  it('accepts a lower-case x, outer and inner blanks, and full-width characters', () => {
    expect(idNumberProblem(' 110105 19491231 002x\u3000')).toBeNull()
    fc.assert(fc.property(idNumber, (id) => normaliseIdNumber(toFullWidth(` ${id.toLowerCase()}\u200b`)) === id))
  })

  it('notices every single wrong digit and every swap of two neighbours', () => {
    fc.assert(
      fc.property(idNumber, fc.nat(16), fc.integer({ min: 1, max: 9 }), (id, at, shift) => {
        const wrong = id.slice(0, at) + ((Number(id[at]) + shift) % 10) + id.slice(at + 1)
        return idNumberProblem(wrong) !== null
      }),
    )
    fc.assert(
      fc.property(idNumber, fc.nat(15), (id, at) => {
        fc.pre(id[at] !== id[at + 1])
        return idNumberProblem(id.slice(0, at) + id[at + 1] + id[at] + id.slice(at + 2)) !== null
      }),
    )
  })

  it.each([
    ['', 'length'],
    ['1101051949123100', 'length'],
    ['11010519491231002XX', 'length'],
    ['11010519491231X02X', 'characters'],
    ['1101051949123100２七', 'characters'],
    ['110105194902290020', 'date'],
    ['110105194913310020', 'date'],
    ['110105174912310020', 'date'],
    ['110105194900310020', 'date'],
    ['110105194912310021', 'check-digit'],
    ['110101199003078000', 'check-digit'],
  ])('says what is wrong with %p: %s', (id, problem) => {
    expect(idNumberProblem(id)).toBe(problem)
  })

  it('knows 29 February of leap years only', () => {
    expect(idNumberProblem(`11010520000229002${idCheckDigit('11010520000229002')}`)).toBeNull()
    expect(idNumberProblem(`11010519000229002${idCheckDigit('11010519000229002')}`)).toBe('date')
  })

  it('reads birthday and sex, and nothing from a number that is not valid', () => {
    expect(birthdayOf('11010519491231002x')).toBe('1949-12-31')
    expect(sexOf('11010519491231002x')).toBe('女')
    expect(birthdayOf('110105194912310021')).toBeNull()
    expect(sexOf('110105194912310021')).toBeNull()
    fc.assert(
      fc.property(day, digits(3), (date, order) => {
        const birthday = date.toISOString().slice(0, 10)
        const first17 = `420106${birthday.replaceAll('-', '')}${order}`
        const id = first17 + idCheckDigit(first17)
        return birthdayOf(id) === birthday && sexOf(id) === (Number(order) % 2 === 1 ? '男' : '女')
      }),
    )
  })

  it('masks the birthday and most of the rest (D-2)', () => {
    expect(maskIdNumber('11010519491231002x')).toBe('110***********002X')
    expect(maskIdNumber('12345')).toBe('*****')
    fc.assert(fc.property(idNumber, (id) => maskIdNumber(id).length === 18 && !maskIdNumber(id).includes(id.slice(6, 14))))
  })
})

describe('unified social credit codes (GB 32100, A-6)', () => {
  it('accepts the example of the standard', () => {
    expect(creditCodeProblem('91350100M000100Y43')).toBeNull()
  })

  it('accepts lower case and full width, and notices every single wrong character', () => {
    fc.assert(fc.property(creditCode, (code) => creditCodeProblem(toFullWidth(code.toLowerCase())) === null))
    fc.assert(
      fc.property(creditCode, fc.nat(17), fc.integer({ min: 1, max: 30 }), (code, at, shift) => {
        const other = creditCharacters[(creditCharacters.indexOf(code[at] as string) + shift) % 31]
        return creditCodeProblem(code.slice(0, at) + other + code.slice(at + 1)) === 'check-digit'
      }),
    )
  })

  it.each([
    ['91350100M000100Y4', 'length'],
    ['91350100I000100Y43', 'characters'],
    ['91350100M000100Y44', 'check-digit'],
  ])('says what is odd about %s: %s', (code, problem) => {
    expect(creditCodeProblem(code)).toBe(problem)
  })
})

describe('contacts (S1-7, S1-16)', () => {
  it.each(['13800138000', '+86 138-0013-8000', '8613800138000', '１３８００１３８０００'])('accepts the mobile number %s', (text) => {
    expect(mobileProblem(text)).toBeNull()
    expect(normaliseMobile(text)).toBe('13800138000')
  })
  it.each(['12800138000', '1380013800', '138001380000', '0271234567', ''])('refuses the mobile number %p', (text) => {
    expect(mobileProblem(text)).toBe('format')
  })
  it.each(['a@b.cn', 'zhang.san+1@mail.example.edu.cn', ' t0001@qicheng.example '])('accepts the mail address %p', (text) => {
    expect(emailProblem(text)).toBeNull()
  })
  it.each(['', 'a@b', 'a b@c.cn', 'a@@b.cn', '.a@b.cn', 'a..b@c.cn', 'a@-b.cn', '张@b.cn', `${'a'.repeat(250)}@b.cn`])(
    'refuses the mail address %p',
    (text) => {
      expect(emailProblem(text)).toBe('format')
    },
  )
  it('answers a hostile mail address at once', () => {
    expect(emailProblem(`a@${'a-'.repeat(120)}`)).toBe('format')
    expect(emailProblem(`${'a.'.repeat(50_000)}@`)).toBe('format')
  })
  it('takes six digits as a postcode and 5–12 digits as a QQ number', () => {
    expect([postcodeProblem('430074'), postcodeProblem('010010'), qqProblem('10001'), qqProblem('123456789012')]).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect([
      postcodeProblem('43007'),
      postcodeProblem('43007a'),
      qqProblem('1234'),
      qqProblem('1234567890123'),
      qqProblem('qq10001'),
    ]).toEqual(Array(5).fill('format'))
  })
})

describe('places of origin (S1-11)', () => {
  it.each([
    ['430104', '湖南省长沙市岳麓区'],
    ['110101', '北京市东城区'],
    ['441900', '广东省东莞市'],
    ['429004', '湖北省仙桃市'],
    ['659001', '新疆维吾尔自治区石河子市'],
    ['500229', '重庆市城口县'],
    ['810000', '香港特别行政区'],
  ])('names %s %s and takes it as deep enough', (code, name) => {
    expect(divisionName(code)).toBe(name)
    expect(deepestDivisionProblem(code)).toBeNull()
  })

  it.each(['441900', '442000', '460400', '620200'])('has nothing below %s, a city without counties', (code) => {
    expect(divisionsBelow(code)).toEqual([])
    expect(deepestDivisionProblem(code)).toBeNull()
  })

  it.each(['430000', '430100', '110000', '110100', '429000', '659000'])('wants a county instead of %s', (code) => {
    expect(deepestDivisionProblem(code)).toBe('too-shallow')
  })

  it.each(['', '441901', '999999', '43010', '430104 '])('does not know %p', (code) => {
    expect(deepestDivisionProblem(code)).toBe('unknown')
    expect(divisionName(code)).toBeUndefined()
  })

  it('leads from the provinces to every deepest division and to nothing else', () => {
    const reached: string[] = []
    const walk = (code?: string) => {
      const below = divisionsBelow(code)
      if (below.length === 0 && code) reached.push(code)
      for (const item of below) walk(item.code)
    }
    walk()
    expect(reached.sort()).toEqual(
      deepestDivisions()
        .map((item) => item.code)
        .sort(),
    )
    expect(divisionsBelow()).toHaveLength(34)
    expect(reached.length).toBeGreaterThan(2_800)
    expect(new Set(deepestDivisions().map((item) => divisionName(item.code)?.length ?? 0)).has(0)).toBe(false)
  })
})

describe('code lists', () => {
  it.each(Object.entries({ trainingModes, teacherCategories, urbanRural, levels, certificateKinds, employerNatures, destinations }))(
    'finds every item of %s both ways, and nothing else',
    (_, list) => {
      for (const item of list.items) {
        expect(list.nameOf(item.code)).toBe(item.name)
        expect(list.codeOf(item.name)).toBe(item.code)
      }
      expect(new Set(list.items.map((item) => item.code)).size).toBe(list.items.length)
      expect(list.nameOf('constructor')).toBeUndefined()
      expect(list.codeOf('')).toBeUndefined()
    },
  )

  it('takes the other usual spellings (S1-14, S1-15)', () => {
    expect(trainingModes.codeOf('委托培养')).toBe(trainingModes.codeOf('委培'))
    expect(teacherCategories.codeOf('公费师范生')).toBe(teacherCategories.codeOf('免费师范生'))
    expect(levels.codeOf('硕士研究生')).toBe('master')
  })

  it('has the destination codes of the registration', () => {
    expect(destinations.items.map((item) => item.code)).toEqual([
      '10',
      '11',
      '12',
      '27',
      '46',
      '50',
      '51',
      '70',
      '71',
      '72',
      '75',
      '76',
      '80',
      '85',
    ])
  })
})
