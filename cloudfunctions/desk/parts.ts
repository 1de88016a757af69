import { actorOf } from '../../src/shared/roles'
import type { HomePart } from '../_kit/home'
import { accountHome } from '../account/home'
import { agreementHome } from '../agreement/home'
import { cardHome } from '../card/home'
import { departureHome } from '../departure/home'
import { destinationHome } from '../destination/home'
import { openingHome } from '../opening/home'
import { originHome } from '../origin/home'
import { recommendationHome } from '../recommendation/home'
import { releaseHome } from '../release/home'
import { rosterHome } from '../roster/home'
import { seasonHome } from '../season/home'
import { laterSurveysHome, originSurveyHome } from '../survey/home'

const extensions: HomePart = {
  links: ({ role }) => {
    const actor = actorOf(role)
    return actor === 'college' || actor === 'career-centre' ? [{ label: '个人延期', page: '/pages/desk/extend/index' }] : []
  },
}

/** What each feature shows on home: the processes in the order people meet them, then what is set up for them. */
export const homeParts: HomePart[] = [
  originSurveyHome,
  originHome,
  recommendationHome,
  openingHome,
  agreementHome,
  cardHome,
  releaseHome,
  destinationHome,
  laterSurveysHome,
  departureHome,
  extensions,
  accountHome,
  rosterHome,
  seasonHome,
]
