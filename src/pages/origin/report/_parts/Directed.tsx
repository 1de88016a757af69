import { View } from '@tarojs/components'
import { useAction } from '@/app/hooks'
import type { Output } from '@/shared/contracts'
import { Button, CheckRow, Chip, type Column, ProblemNotice, Section, Table } from '@/ui'
import type { ReportFile } from './use-file'
import { reportWords as words } from './words'

type Report = Output<'origin.report'>
type Person = Report['directed'][number]

interface DirectedProps {
  report: Report
  college: string | undefined
  file: ReportFile
  refresh(): Promise<void>
}

/** 定向 graduates and the papers each needs, ticked by the college as they come in (S1-42, S1-43). */
export function Directed({ report: { directed, mayTick }, college, file, refresh }: DirectedProps) {
  const ticking = useAction('origin.tickAttachment')
  const tick = async (caseId: string, attachment: string, ticked: boolean) => {
    if (await ticking.run({ caseId, attachment, ticked })) await refresh()
  }
  const papers = directed.flatMap(({ attachments }) => attachments)
  const titles = words.person
  const columns: Column<Person>[] = [
    { key: 'name', title: titles.name, cell: ({ name }) => name, onCard: 'title' },
    { key: 'number', title: titles.number, cell: ({ number }) => number, grow: 1.2 },
    { key: 'className', title: titles.className, cell: ({ className }) => className, grow: 1.4 },
    { key: 'level', title: titles.level, cell: ({ level }) => level, grow: 0.6, onCard: 'aside' },
    {
      key: 'attachments',
      title: titles.attachments,
      grow: 2.4,
      cell: ({ caseId, attachments }) => (
        <View>
          {attachments.map(({ code, label, at }) =>
            mayTick ? (
              <CheckRow key={code} checked={at !== null} disabled={ticking.running} onChange={(on) => void tick(caseId, code, on)}>
                {label}
              </CheckRow>
            ) : (
              <View key={code}>
                {label} <Chip tone={at ? 'good' : 'warn'}>{at ? words.has : words.missing}</Chip>
              </View>
            ),
          )}
        </View>
      ),
    },
  ]
  if (directed.length === 0) return <Section title={words.directed}>{words.noneDirected}</Section>
  return (
    <Section title={words.directed} aside={words.gathered(papers.filter(({ at }) => at).length, papers.length)}>
      <ProblemNotice problem={ticking.error} />
      <Table
        label={words.directed}
        columns={columns}
        rows={directed}
        keyOf={({ caseId }) => caseId}
        nameOf={({ name, number }) => `${name} ${number}`}
      />
      <Button running={file.running} onPress={() => void file.download({ which: 'directed', format: 'xlsx', college })}>
        {words.directedXlsx}
      </Button>
    </Section>
  )
}
