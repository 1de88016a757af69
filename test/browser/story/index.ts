import type { Size } from '../support/person'
import { Stage } from '../support/stage'
import { signsAgreement } from './agreement'
import { leaves } from './departure'
import { provesOrigin } from './origin'
import { releasesAgreement } from './release'
import { importsRosters } from './roster'
import { signsInFirst } from './sign-in'

/** One graduating class from the empty school to departure; each step stands on the one before. */
export function tellStory(size: Size): void {
  const stage = new Stage(size)
  beforeAll(() => stage.begin({ imported: false }))
  afterAll(() => stage.end())

  importsRosters(stage)
  signsInFirst(stage)
  provesOrigin(stage)
  signsAgreement(stage)
  releasesAgreement(stage)
  leaves(stage)
}
