import { useExport } from '@/app/export'

/** Has a report drawn and gives it to the person. */
export function useReportFile() {
  const { take: download, running, problem, fields } = useExport('origin.reportFile')
  return { download, running, problem, fields }
}

export type ReportFile = ReturnType<typeof useReportFile>
