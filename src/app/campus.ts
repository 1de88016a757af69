import { read, write } from './storage'
import { store, useStore } from './store'

/** The campus chosen at the last sign-in on this device; an empty string when none was. */
export const keptCampus = (): string => read('campus')
export const keepCampus = (campus: string): void => write('campus', campus)

const note = store('')

/** What the server had to say about the campus chosen, until the person has read it. */
export const useCampusNote = () => ({ note: useStore(note), dismiss: () => note.set('') })
export const tellOfCampus = (text: string | null): void => note.set(text ?? '')
