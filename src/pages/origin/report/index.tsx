import { View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/app/hooks'
import { openPage } from '@/app/routes'
import type { CollegeReport } from '@/shared/origin/report'
import { Button, Facts, Page, PageState, Section, Select } from '@/ui'
import { Colleges } from './_parts/Colleges'
import { Directed } from './_parts/Directed'
import { Download } from './_parts/Download'
import { Letter } from './_parts/Letter'
import { Summary } from './_parts/Summary'
import { useReportFile } from './_parts/use-file'
import { reportWords as words } from './_parts/words'
import './index.scss'

/** How many are in the report, and how many are still missing. */
function Answer({ reports }: { reports: CollegeReport[] }) {
  const approved = reports.reduce((sum, { summary }) => sum + summary.total, 0)
  const waiting = reports.reduce((sum, { roster }) => sum + roster, 0) - approved
  return (
    <View>
      <View role='heading' aria-level={2} className='report__headline'>
        {words.approved(approved)}
      </View>
      <View className='report__quiet'>{waiting > 0 ? words.waiting(waiting) : words.allIn}</View>
    </View>
  )
}

function Waiting({ waiting }: Pick<CollegeReport, 'waiting'>) {
  if (waiting.length === 0) return null
  return (
    <Section title={words.stillWaiting}>
      <Facts facts={waiting.map(({ className, people }) => ({ label: className, value: words.people(people) }))} />
      <Button onPress={() => openPage('/pages/origin/queue/index')}>{words.toQueue}</Button>
    </Section>
  )
}

/** Letter, summary and 定向 list of a college, or an overview of all (S1-37…43). */
export default function OriginReportPage() {
  const [college, setCollege] = useState('')
  const query = useQuery('origin.report', college ? { college } : {})
  const file = useReportFile()
  const { refresh } = query
  return (
    <Page title={words.title} wide>
      <PageState query={query} empty={{ when: ({ reports }) => reports.length === 0, title: words.empty, text: words.emptyText }}>
        {(data) => {
          const [only, ...others] = data.reports
          const single = others.length === 0 ? only : undefined
          return (
            <>
              <Answer reports={data.reports} />
              {data.colleges.length > 1 && (
                <Select
                  label={words.college}
                  value={college || 'all'}
                  choices={[{ value: 'all', label: words.allColleges }, ...data.colleges.map((value) => ({ value, label: value }))]}
                  onChange={(value) => setCollege(value === 'all' ? '' : value)}
                />
              )}
              {single ? (
                <>
                  <Letter report={single} file={file} />
                  <Summary report={single} />
                </>
              ) : (
                <Colleges reports={data.reports} file={file} onOpen={setCollege} />
              )}
              <Download filler={data.filler} college={single?.college} file={file} />
              <Directed report={data} college={single?.college} file={file} refresh={refresh} />
              {single && <Waiting waiting={single.waiting} />}
            </>
          )
        }}
      </PageState>
    </Page>
  )
}
