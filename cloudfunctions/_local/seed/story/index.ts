/**
 * What has happened in the demo class before a visitor comes: people act through the actions of the api, from 20 days ago until yesterday,
 * so that every state of every workflow is on show. Nothing is written into a table behind anybody's back.
 */
import { agreementStory } from './agreement'
import { departureStory } from './departure'
import { destinationStory } from './destination'
import { invitationStory } from './invitation'
import { openingStory } from './opening'
import { originStory, passOrigin } from './origin'
import { recommendationStory } from './recommendation'
import { releaseStory } from './release'
import type { Scene, Story } from './scene'
import type { Stage } from './stage'

export const stories: readonly Story[] = [
  originStory,
  recommendationStory,
  openingStory,
  agreementStory,
  invitationStory,
  releaseStory,
  destinationStory,
  ...departureStory,
]

/** The story begins so many days ago; the import happens on that day. */
export const storyDays = 20

/** Plays every scene in the order of its day, after the import has happened on the first. */
export async function playStory(stage: Stage): Promise<void> {
  const verified = stories.flatMap((story) => story.verified)
  const first: Scene = { daysAgo: storyDays - 1, play: (at) => passOrigin(at, verified) }
  const scenes = [first, ...stories.flatMap((story) => story.scenes)].sort((a, b) => b.daysAgo - a.daysAgo)
  const begun = new Map<number, number>()
  for (const { daysAgo, play } of scenes) {
    const nth = begun.get(daysAgo) ?? 0
    begun.set(daysAgo, nth + 1)
    await stage.turnTo(daysAgo, nth * 25)
    await play(stage)
  }
  await stage.endStory()
}
