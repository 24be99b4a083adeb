import type { Kysely } from 'kysely'
import type { DB } from '../src/database/index.ts'
import { tellCohorts } from './cohorts.ts'
import { tellConcerns } from './concerns.ts'
import { tellACharitysList } from './directory/charity-list.ts'
import { tellTheCouncilsFeed } from './directory/council-feed.ts'
import { tellKeepingTrue } from './directory/keeping-true.ts'
import { hangPictures } from './directory/pictures.ts'
import { plantDirectory } from './directory.ts'
import { tellOfADraft } from './drafts.ts'
import { tellFamilyPlans } from './families.ts'
import { tellGaps } from './gaps.ts'
import { plantGeography } from './geography/plant.ts'
import { tellGlass } from './glass.ts'
import { tellHandovers } from './handovers.ts'
import { tellMany } from './many.ts'
import { tellNamedSurvey } from './named-survey.ts'
import { tellSharedPlans } from './plans.ts'
import { programmeStories, tellGroupsGoOn, tellWhatRuns } from './programmes.ts'
import { tellPublishedRounds } from './published-rounds.ts'
import { tellResponses } from './responses.ts'
import { invented, organisations, plantWhoIsWho } from './saltmere.ts'
import { tellSteppings } from './steppings.ts'
import { tellAtWork } from './stories/at-work.ts'
import { stories } from './stories/index.ts'
import { tellSurveys } from './surveys.ts'
import { emptyQueue } from './telling/delivering.ts'
import type { Story } from './telling/life.ts'
import { sweepAt } from './telling/referring.ts'
import { tellOfALapsedCheck, tellWhatTeamsKnow } from './telling/team-knowledge.ts'
import { type Town, townAt } from './telling/town.ts'
import { tellTrial } from './trial.ts'
import { tellWhileWaiting } from './while-waiting.ts'

const teams: ReadonlySet<string> = new Set(
  organisations.flatMap((organisation) => organisation.teams.map(({ name }) => name)),
)

/** Plants who is who, what there is to do, and every story, as if all of it had happened at its time. */
export async function plantSaltmere(
  db: Kysely<DB>,
  { now, origin }: { now: Date; origin: string },
): Promise<{ youngPeople: number }> {
  const town = townAt(db, now, origin)
  await plantWhoIsWho(db, town.today)
  await plantGeography(db, now)
  await plantDirectory(db, {
    ...{ place: town.place, now, id: invented },
    team: (name) => (teams.has(name) ? invented(name) : undefined),
  })
  await tellTheCouncilsFeed(town)
  await tellKeepingTrue(town)
  await tellACharitysList(town)
  await hangPictures(town)
  await tellGaps(town)
  await tellPublishedRounds(town)
  await tellResponses(town)
  await tellCohorts(town)
  await tellOfADraft(town)
  await tellAtWork(town)
  await tellWhatTeamsKnow(town)
  await tellWhatRuns(town)
  const everybody = [...stories, ...programmeStories]
  for (const story of everybody) await tell(town, story)
  await tellGroupsGoOn(town)
  const many = await tellMany(town)
  await tellSteppings(town)
  await tellWhileWaiting(town)
  await tellHandovers(town)
  await tellSharedPlans(town)
  await tellFamilyPlans(town)
  await tellOfALapsedCheck(town)
  await tellSurveys(town)
  await tellNamedSurvey(town)
  await tellTrial(town)
  await tellConcerns(town)
  await tellGlass(town)
  // Whatever else fell due by now comes back now, and not a minute after the first start.
  await sweepAt(town, now)
  await emptyQueue(town)
  return { youngPeople: everybody.length + many }
}

async function tell(town: Town, { person, begins, after }: Story): Promise<void> {
  try {
    const life = await begins(town, person)
    // What happens on one day happens in the order it is told.
    for (const { tell: happen } of after.toSorted((one, other) => other.ago - one.ago)) await happen(life)
  } catch (error) {
    throw new Error(`The story of ${person.name} cannot be told`, { cause: error })
  }
}
