/** Every action of the system. The server must implement each, the client calls them by these names, `/api/contract` publishes them. */
import type * as z from 'zod'
import { accountContract } from './account/contract'
import { agreementContract } from './agreement/contract'
import { attachmentContract } from './attachment/contract'
import { cardContract } from './card/contract'
import type { ActionContract } from './contract'
import { departureContract } from './departure/contract'
import { departureListContract } from './departure/list-contract'
import { deskContract } from './desk/contract'
import { extensionContract } from './desk/extension-contract'
import { destinationContract } from './destination/contract'
import { noticeContract } from './notice/contract'
import { openingContract } from './opening/contract'
import { originContract } from './origin/contract'
import { originReportContract } from './origin/report-contract'
import { recommendationContract } from './recommendation/contract'
import { releaseContract } from './release/contract'
import { rosterContract } from './roster/contract'
import { rosterStudentContract } from './roster/student-contract'
import { seasonContract } from './season/contract'
import { surveyContract } from './survey/contract'

export const contracts = {
  ...accountContract,
  ...noticeContract,
  ...deskContract,
  ...extensionContract,
  ...attachmentContract,
  ...rosterContract,
  ...rosterStudentContract,
  ...surveyContract,
  ...originContract,
  ...originReportContract,
  ...recommendationContract,
  ...openingContract,
  ...agreementContract,
  ...cardContract,
  ...releaseContract,
  ...departureContract,
  ...departureListContract,
  ...seasonContract,
  ...destinationContract,
} as const satisfies Record<string, ActionContract>

export type Contracts = typeof contracts
export type ActionName = keyof Contracts
export type Input<A extends ActionName> = z.output<Contracts[A]['input']>
export type Output<A extends ActionName> = z.output<Contracts[A]['output']>
export type CommandName = { [A in ActionName]: Contracts[A]['kind'] extends 'command' ? A : never }[ActionName]
export type QueryName = Exclude<ActionName, CommandName>
