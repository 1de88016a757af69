import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { goBack } from '@/app/routes'
import { agreementWords } from '@/shared/agreement/wording'
import { Button, ProblemNotice, Select, Sheet, TextArea, toast } from '@/ui'
import { returnWords as words } from '../../office-wording'
import type { Case } from './CaseView'

/** Back to the student with one of the policy's reasons and what there is to add (S0-43). Afterwards the case is the student's. */
export function ReturnSheet({ view, caseId, onClose }: { view: Case; caseId: string; onClose(): void }) {
  const [code, setCode] = useState('')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const { run, running, error, fields } = useAction('agreement.return')
  const chosen = view.returnReasons.find((one) => one.code === code)
  const tooShort = chosen?.needsText === true && Array.from(text.trim()).length < 2
  const send = async () => {
    setTried(true)
    if (!chosen || tooShort || !(await run({ caseId, code, reason: text }))) return
    toast(words.done)
    goBack()
  }
  return (
    <Sheet
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button tone='bad' running={running} onPress={() => void send()}>
            {words.confirm}
          </Button>
        </>
      }
    >
      <Select
        label={words.code}
        value={code}
        choices={view.returnReasons.map((one) => ({ value: one.code, label: one.label }))}
        onChange={setCode}
        error={tried && !chosen ? words.codeMissing : fields.code}
        required
      />
      <TextArea
        label={words.text}
        hint={words.hint}
        value={text}
        onChange={setText}
        maxLength={400}
        error={tried && tooShort ? agreementWords.returnMissing : fields.reason}
        required={chosen?.needsText === true}
      />
      <ProblemNotice problem={Object.keys(fields).length > 0 ? undefined : error} />
    </Sheet>
  )
}
