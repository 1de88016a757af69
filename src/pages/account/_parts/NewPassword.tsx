import { TextField } from '@/ui'
import { passwordWording as words } from '../wording'
import type { NewPasswordState } from './use-new-password'

interface NewPasswordProps {
  state: NewPasswordState
  /** What the server says of it. */
  error?: string
  /** Where it does not take the place of an old one: `设置密码`. */
  label?: string
  onEnter?(): void
}

/** The two fields of every new password: the same rule, hint and words wherever one is set. */
export function NewPassword({ state, error, label = words.next, onEnter }: NewPasswordProps) {
  const { next, setNext, again, setAgain, tried, lack, differs } = state
  return (
    <>
      <TextField
        label={label}
        kind='password'
        value={next}
        onChange={setNext}
        autoComplete='new-password'
        hint={words.rule}
        error={(tried && lack) || error}
        required
      />
      <TextField
        label={words.again}
        kind='password'
        value={again}
        onChange={setAgain}
        autoComplete='new-password'
        error={tried ? differs : undefined}
        onEnter={onEnter}
        required
      />
    </>
  )
}
