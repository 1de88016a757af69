import { Invalid } from '../../src/shared/errors'

/** A place in a list ordered by instant and id. */
export interface Cursor {
  at: Date
  id: string
}

export const cursorOf = ({ at, id }: Cursor): string => `${at.toISOString()}_${id}`

/** @throws Invalid when a client made it up */
export function readCursor(text: string | undefined): Cursor | null {
  if (!text) return null
  const [instant = '', id = ''] = text.split('_')
  const at = new Date(instant)
  if (!/^\d{4}-/.test(instant) || Number.isNaN(at.getTime()) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw new Invalid({ after: '翻页位置不正确，请刷新列表' })
  return { at, id }
}
