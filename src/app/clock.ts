import { useEffect, useState } from 'react'

/** The server's time minus the device's, in milliseconds: a wrong clock on a phone must not move a deadline. */
let ahead = 0

/** Sets the clock by an answer of the server (ISO instant). */
export function setClock(serverNow: string): void {
  ahead = new Date(serverNow).getTime() - Date.now()
}

export const serverTime = (): Date => new Date(Date.now() + ahead)

/** The server's time, anew every half minute. */
export function useNow(): Date {
  const [now, setNow] = useState(serverTime)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverTime()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
