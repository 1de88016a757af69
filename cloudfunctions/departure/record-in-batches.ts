import { recordSteps, type StepContext, type StepToRecord } from '../_kit/record-step'

const BATCH = 1_000

/** Records the steps of a whole office or season in one transaction without one statement of many megabytes; the answer goes with the first batch. */
export async function recordInBatches(context: StepContext, steps: StepToRecord[], answer?: object): Promise<void> {
  for (let from = 0; from < steps.length; from += BATCH) await recordSteps(context, steps.slice(from, from + BATCH), answer)
}
