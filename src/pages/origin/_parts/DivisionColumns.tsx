import { ScrollView, Text, View } from '@tarojs/components'
import { createElement, type KeyboardEvent, type PropsWithChildren, useEffect } from 'react'
import { divisionsBelow } from '@/shared/codes/divisions'
import { Icon, Press } from '@/ui'
import { originPageWording } from '../wording'

const words = originPageWording.division

/** Arrow keys walk inside a column and between columns; Tab still reaches everything. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const button = (event.target as HTMLElement).closest('button')
  const column = button?.closest('.division__column')
  if (!button || !column) return
  const focusInside = (other: Element | undefined) =>
    (other?.querySelector<HTMLElement>('[aria-pressed="true"]') ?? other?.querySelector('button'))?.focus()
  const rows = [...column.querySelectorAll('button')]
  const columns = [...event.currentTarget.querySelectorAll('.division__column')]
  const moves: Record<string, () => void> = {
    ArrowDown: () => rows[rows.indexOf(button) + 1]?.focus(),
    ArrowUp: () => rows[rows.indexOf(button) - 1]?.focus(),
    ArrowRight: () => focusInside(columns[columns.indexOf(column) + 1]),
    ArrowLeft: () => focusInside(columns[columns.indexOf(column) - 1]),
  }
  const move = moves[event.key]
  if (!move) return
  event.preventDefault()
  move()
}

function Frame({ children }: PropsWithChildren) {
  if (process.env.TARO_ENV === 'h5') return createElement('div', { className: 'division__columns', onKeyDown: walk }, children)
  return <View className='division__columns'>{children}</View>
}

function Scroll({ label, selected, children }: PropsWithChildren<{ label: string; selected?: string }>) {
  if (process.env.TARO_ENV === 'h5')
    return createElement('div', { className: 'division__column', role: 'group', 'aria-label': label }, children)
  return (
    <ScrollView className='division__column' scrollY scrollIntoView={selected ? `division-${selected}` : undefined}>
      {children}
    </ScrollView>
  )
}

function Column({
  label,
  parent,
  selected,
  onPick,
}: {
  label: string
  parent: string | undefined | null
  selected?: string
  onPick(code: string): void
}) {
  const items = parent === null ? [] : divisionsBelow(parent)
  return (
    <Scroll label={label} selected={selected}>
      {parent === null && <View className='division__empty'>{words.pickAbove}</View>}
      {items.map(({ code, name }) => (
        <Press key={code} id={`division-${code}`} className='division__item' aria-pressed={code === selected} onPress={() => onPick(code)}>
          <Text className='division__name'>{name}</Text>
          {code === selected && <Icon name='check' />}
        </Press>
      ))}
    </Scroll>
  )
}

/** Province → city → county side by side; `path` is what is chosen so far, outermost first. */
export function DivisionColumns({ path, onPick }: { path: string[]; onPick(code: string, depth: number): void }) {
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return undefined
    // The dialog around the columns opens after this effect.
    const frame = requestAnimationFrame(() => {
      for (const row of document.querySelectorAll('.division__column [aria-pressed="true"]')) row.scrollIntoView({ block: 'center' })
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <Frame>
      {words.columns.map((label, depth) => (
        <Column
          key={label}
          label={label}
          parent={depth === 0 ? undefined : (path[depth - 1] ?? null)}
          selected={path[depth]}
          onPick={(code) => onPick(code, depth)}
        />
      ))}
    </Frame>
  )
}
