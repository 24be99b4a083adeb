import { roundIn } from './attempts.ts'
import type { Row } from './office.ts'
import { HERE, idOf, THERE } from './scene.ts'

// The responses to findings that stand here: of each kind of organisation, open and ended, with one handing or none, settled or not.

const responseOf = (name: string, place_id: string, organisation: string | null, responsible: string) => ({
  ...{ id: idOf(name), place_id, organisation_id: organisation && idOf(organisation) },
  ...{ round_id: roundIn(place_id), measure: 'swemwbs.metric', measure_name: 'Wellbeing' },
  ...{ grouping: 'all', value: 'all', group_name: 'Everybody', what: 'A quiet room' },
  ...{ responsible_id: idOf(responsible), due_on: '2026-12-10', made_by: idOf(responsible) },
})

export type Response = ReturnType<typeof responseOf>

export const findings: readonly Response[] = [
  responseOf('asked', HERE, null, 'council link worker'),
  responseOf('ended and asked', HERE, null, 'council link worker'),
  responseOf('moved meanwhile', HERE, null, 'council manager'),
  responseOf('of the manager', HERE, null, 'council manager'),
  responseOf('of the charity', HERE, null, 'provider'),
  responseOf('asked in the charity', HERE, null, 'provider'),
  responseOf('asked in the school', HERE, 'school', 'teacher'),
  responseOf('ended in the school', HERE, 'school', 'school lead'),
  responseOf('of the college', HERE, 'college', 'college head'),
  responseOf('there', THERE, null, 'manager there'),
  responseOf('asked there', THERE, null, 'manager there'),
  // Nobody has one of another place; if they did, their manager here would not read it.
  responseOf('of another place', THERE, null, 'provider'),
  responseOf('in the school there', THERE, 'school there', 'head there'),
]

const endingOf = (response: string, by: string): Row => ({
  ...{ response_id: idOf(response), ended: 'dropped', because: 'It was done already', ended_by: idOf(by) },
})

export const endings: readonly Row[] = [
  endingOf('ended and asked', 'council link worker'),
  endingOf('ended in the school', 'head'),
]

const handing = (response: string, [from, to]: readonly [string, string], made: string, cameTo?: string) => {
  const { place_id, organisation_id } = findings.find(({ id }) => id === idOf(response)) as Response
  return {
    ...{
      id: idOf(`${response} ${cameTo ?? 'waits'}`),
      response_id: idOf(response),
      place_id,
      organisation_id,
    },
    ...{ from_id: idOf(from), to_id: idOf(to), because: 'I have no time', made_by: idOf(made) },
    ...{ came_to: cameTo ?? null, settled_by: cameTo ? idOf(to) : null },
    settled_at: cameTo ? '2026-11-20T12:00:00Z' : null,
  }
}

export const handings: readonly Row[] = [
  handing('asked', ['council link worker', 'council manager'], 'council link worker'),
  handing('asked', ['council link worker', 'lead at the front door'], 'commissioner', 'declined'),
  handing('ended and asked', ['council link worker', 'without a role'], 'council link worker'),
  // It moved after somebody was asked: whoever was asked takes nothing any more.
  handing('moved meanwhile', ['council link worker', 'without a role'], 'council link worker'),
  handing('of the charity', ['charity manager', 'provider'], 'charity manager', 'taken'),
  handing(
    'asked in the charity',
    ['provider', 'provider of the second team'],
    'who does the administrator’s work',
  ),
  handing('asked in the school', ['teacher', 'teacher who manages elsewhere'], 'teacher'),
  handing('of the college', ['college head', 'teacher'], 'college head', 'replaced'),
  handing('of the charity', ['provider of the second team', 'provider'], 'charity administrator', 'given'),
  // Whoever is asked from outside reads it, and neither ends it nor tells pupils of it.
  handing('of the college', ['college head', 'commissioner'], 'college head'),
  handing('of the manager', ['council manager', 'head'], 'council manager'),
  handing('asked there', ['manager there', 'lead there'], 'manager there'),
]
