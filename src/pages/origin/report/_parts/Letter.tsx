import type { CollegeReport } from '@/shared/origin/report'
import { Button, Facts, Section } from '@/ui'
import type { ReportFile } from './use-file'
import { reportWords as words } from './words'

/** The numbers of the letter (S1-40) and the letter itself. */
export function Letter({ report, file }: { report: CollegeReport; file: ReportFile }) {
  const { bachelors, postgraduates } = report.letter
  const facts = [
    { label: words.bachelors, value: words.split(bachelors.total, bachelors.directed, bachelors.undirected) },
    { label: words.teachers, value: words.people(bachelors.teachers) },
    { label: words.postgraduates, value: words.split(postgraduates.total, postgraduates.directed, postgraduates.undirected) },
  ]
  return (
    <Section title={words.letter}>
      <Facts facts={facts} />
      <Button
        tone='plain'
        running={file.running}
        onPress={() => void file.download({ which: 'letter', format: 'pdf', college: report.college })}
      >
        {words.letterPdf}
      </Button>
    </Section>
  )
}
