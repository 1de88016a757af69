import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useQuery } from '@/app/hooks'
import { openPage } from '@/app/routes'
import { useTopAfter } from '@/app/top-after'
import type { AgreementState } from '@/shared/agreement/workflow'
import { ActionBar, Button, Page, PageState, StageBar } from '@/ui'
import { EmployerFacts, OpinionFacts, SchoolContactFacts, StudentFacts, TermFacts } from './_parts/AgreementFacts'
import { Answer } from './_parts/Answer'
import { Beside, Ended } from './_parts/Beside'
import { Blocks } from './_parts/Blocks'
import { CaseTrail } from './_parts/CaseTrail'
import { DocumentButton } from './_parts/DocumentButton'
import { DraftForm, type Mine } from './_parts/DraftForm'
import { SealList } from './_parts/SealList'
import { SimpleStepButtons } from './_parts/SimpleStepButtons'
import { draftWords, studentAnswers, agreementPageWords as words } from './wording'

/** Obstacles to submission that the form itself removes; any other keeps the form closed. */
const mendedHere = ['agreement-incomplete', 'employer-not-approved']

type Situation = 'gated' | 'notes' | 'writing' | 'elsewhere'

/** What the page is for now: the agreement is written here only while the student may submit it. */
function situationOf({ caseId, mayI, notesRead }: Mine): Situation {
  const submit = mayI.find((offer) => offer.action === 'submit')
  if (!submit && caseId) return 'elsewhere'
  if (submit?.blocked && submit.blocked.code !== 'notes-not-read' && !mendedHere.includes(submit.blocked.code)) return 'gated'
  return notesRead ? 'writing' : 'notes'
}

function answerOf(mine: Mine, situation: Situation): { headline: string; text?: string } {
  if (situation === 'gated') return { headline: draftWords.gated }
  if (situation === 'notes') return { headline: draftWords.readFirst, text: draftWords.readFirstText }
  return studentAnswers[mine.state.state as AgreementState] ?? { headline: mine.state.label }
}

/** The agreement once it has left the student's hands: to be read, confirmed or objected to. */
function Submitted({ mine, refresh, children }: { mine: Mine; refresh(): Promise<void>; children: ReactNode }) {
  const { caseId, employer, mayI, schoolContact } = mine
  return (
    <>
      {employer && <EmployerFacts employer={employer} />}
      <TermFacts content={mine.content} />
      <OpinionFacts view={mine} />
      {schoolContact && <SchoolContactFacts contact={schoolContact} />}
      <StudentFacts view={mine} />
      {children}
      {caseId && mayI.length > 0 && (
        <ActionBar>
          <SimpleStepButtons offers={mayI} caseId={caseId} onDone={refresh} />
        </ActionBar>
      )}
    </>
  )
}

function Content({ mine, refresh }: { mine: Mine; refresh(): Promise<void> }) {
  const situation = situationOf(mine)
  const { caseId, mayI } = mine
  const details = (
    <>
      <Beside view={mine} />
      <Ended ended={mine.ended} />
      <CaseTrail trail={mine.trail} />
    </>
  )
  return (
    <>
      <Answer view={mine} {...answerOf(mine, situation)} />
      <View className='agreement__stages'>
        <StageBar stages={mine.stages} label={words.stages} />
      </View>
      {situation !== 'notes' && (
        <Blocks offers={situation === 'writing' ? mayI.filter(({ blocked }) => blocked?.code !== 'agreement-incomplete') : mayI} />
      )}
      {mine.hasDocument && caseId && <DocumentButton caseId={caseId} approved={mine.seals.length > 0} />}
      <SealList seals={mine.seals} />
      {situation !== 'elsewhere' && <StudentFacts view={mine} note={draftWords.locked} />}
      {situation === 'writing' && (
        <DraftForm mine={mine} refresh={refresh}>
          {details}
        </DraftForm>
      )}
      {situation === 'elsewhere' && (
        <Submitted mine={mine} refresh={refresh}>
          {details}
        </Submitted>
      )}
      {situation !== 'writing' && situation !== 'elsewhere' && details}
      {situation === 'notes' && (
        <ActionBar>
          <Button tone='accent' onPress={() => openPage('/pages/agreement/notes/index')}>
            {draftWords.read}
          </Button>
        </ActionBar>
      )}
    </>
  )
}

/** The student's agreement from the first word to the filing (S0-27…51). */
export default function AgreementPage() {
  const query = useQuery('agreement.mine', {})
  useTopAfter(query.data?.state.state)
  return (
    <Page title={words.title}>
      <PageState query={query}>{(mine) => <Content mine={mine} refresh={query.refresh} />}</PageState>
    </Page>
  )
}
