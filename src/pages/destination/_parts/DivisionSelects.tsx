import { View } from '@tarojs/components'
import { divisionsBelow } from '@/shared/codes/divisions'
import { type FieldWords, Select } from '@/ui'
import { destinationPageWords } from '../wording'

const words = destinationPageWords.division

const choicesBelow = (code?: string) => divisionsBelow(code).map((item) => ({ value: item.code, label: item.name }))
const provinceOf = (code: string) => (code ? `${code.slice(0, 2)}0000` : '')
const cityOf = (code: string) => (code && !code.endsWith('0000') ? `${code.slice(0, 4)}00` : '')

/** Goes down by itself where there is only one way, e.g. below 北京. */
function onlyWay(code: string): string {
  const [only, ...others] = divisionsBelow(code)
  return only && others.length === 0 ? onlyWay(only.code) : code
}

type DivisionSelectsProps = Omit<FieldWords, 'locked'> & { value: string; onChange(code: string): void }

/** A county by three lists, each below what was chosen in the one before; `value` may still end at province or city. */
export function DivisionSelects({ label, hint, error, warning, required, value, onChange }: DivisionSelectsProps) {
  const province = provinceOf(value)
  const cities = province ? choicesBelow(province) : []
  // A municipality's districts stand below a step that is no place: it is passed over.
  const city = cityOf(value) || (cities.length === 1 ? (cities[0]?.value ?? '') : '')
  const counties = city ? choicesBelow(city) : []
  const pick = (code: string) => onChange(onlyWay(code))
  const county = counties.some((one) => one.value === value) ? value : ''
  return (
    <View className='destination__division'>
      <Select
        label={words.province(label)}
        required={required}
        hint={hint}
        error={error && !province ? error : undefined}
        warning={warning}
        value={province}
        choices={choicesBelow()}
        onChange={pick}
      />
      {cities.length > 1 && (
        <Select
          label={words.city(label)}
          required={required}
          error={error && province && !city ? error : undefined}
          value={city}
          choices={cities}
          onChange={pick}
        />
      )}
      {counties.length > 0 && (
        <Select
          label={words.county(label)}
          required={required}
          error={error && city && !county ? error : undefined}
          value={county}
          choices={counties}
          onChange={pick}
        />
      )}
    </View>
  )
}
