import { View } from '@tarojs/components'
import { useState } from 'react'
import { divisionName, divisionsBelow } from '@/shared/codes/divisions'
import { Links, Sheet, TextField } from '@/ui'
import { originPageWording } from '../wording'
import { DivisionColumns } from './DivisionColumns'
import { divisionsLike, mostFound } from './division-search'

const words = originPageWording.division

/** The steps down to a code: `430104` → `430000`, `430100`, `430104`. */
function pathTo(code: string): string[] {
  if (!divisionName(code)) return []
  return [...new Set([`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code])].filter((step) => divisionName(step))
}

/** Goes down by itself where there is only one way, e.g. below 北京. */
function withOnlyChild(path: string[]): string[] {
  const [only, ...others] = divisionsBelow(path.at(-1))
  return only && others.length === 0 && divisionsBelow(only.code).length > 0 ? [...path, only.code] : path
}

function Found({ typed, onChoose }: { typed: string; onChoose(code: string): void }) {
  const found = divisionsLike(typed)
  const listed = found.slice(0, mostFound)
  return (
    <View>
      <View className='division__found' role='status' aria-live='polite'>
        {found.length > mostFound ? words.many(mostFound) : words.found(found.length)}
      </View>
      <Links rows={listed.map(({ code, name }) => ({ key: code, title: name, onPress: () => onChoose(code) }))} />
    </View>
  )
}

/** Chooses a division down to the deepest level that exists (S1-11), step by step or by typing. */
export function DivisionSheet({
  title,
  value,
  onChoose,
  onClose,
}: {
  title: string
  value: string
  onChoose(code: string): void
  onClose(): void
}) {
  const [path, setPath] = useState(() => pathTo(value))
  const [typed, setTyped] = useState('')
  const pick = (code: string, depth: number) => {
    const next = [...path.slice(0, depth), code]
    setPath(withOnlyChild(next))
    if (divisionsBelow(code).length === 0) onChoose(code)
  }
  return (
    <Sheet title={title} onClose={onClose}>
      <TextField label={words.search} hint={words.searchHint} value={typed} onChange={setTyped} />
      <View className='division'>
        {typed.trim() && <Found typed={typed} onChoose={onChoose} />}
        {(!typed.trim() || divisionsLike(typed).length === 0) && <DivisionColumns path={path} onPick={pick} />}
      </View>
    </Sheet>
  )
}
