import { onPasswordAgain } from './call'
import { store, useStore } from './store'

/** Somebody waits for the password; `answer` tells them whether it was given. */
const waiting = store<{ answer(given: boolean): void } | undefined>(undefined)

/** The request for the password that is open, if any. */
export const usePasswordRequest = () => useStore(waiting)

// Two calls at once share one sheet.
let open: Promise<boolean> | undefined

onPasswordAgain(() => {
  open ??= new Promise<boolean>((resolve) => waiting.set({ answer: resolve })).finally(() => {
    open = undefined
    waiting.set(undefined)
  })
  return open
})
