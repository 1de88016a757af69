import { call } from '@/app/call'
import { useDocument } from '@/app/document'

/** The watermarked page. `before` runs first and answers the case, undefined where it failed. */
export function usePreview(before: () => Promise<string | undefined>) {
  return useDocument(async () => {
    const caseId = await before()
    return caseId ? call('recommendation.preview', { caseId }) : undefined
  })
}
