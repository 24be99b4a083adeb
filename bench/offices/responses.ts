import { another, elsewhere, isOfTheirPlace, ledSchoolOf, roundIn, schoolOf } from './attempts.ts'
import { endings, findings, handings, type Response } from './findings.ts'
import { type Act, type Attempt, never, type Office, type Room, type Row } from './office.ts'
import { HERE, idOf, is, isWorker, looksAfter, runsSurveys, THERE, type Who, workers } from './scene.ts'

// What is done about a finding: by whom, who hands it to whom, how it ended, and what pupils were told.

/** "A school's are made by those who manage, administer or lead its safeguarding; the place's by those who run its surveys." */
const gives = (who: Who, organisation: unknown): boolean =>
  organisation === null ? runsSurveys(who) : organisation === ledSchoolOf(who)

const isWith = (who: Who, { responsible_id }: Row): boolean => isWorker(who) && responsible_id === who.id

const waitingOf = (response: Row): Row | undefined =>
  handings.find(({ response_id, came_to }) => response_id === response.id && came_to === null)

/** "Asks a colleague to take it on": who is asked, until it is settled. */
const isAsked = (who: Who, response: Row): boolean => {
  const waiting = waitingOf(response)
  return isWorker(who) && waiting?.place_id === who.place && waiting.to_id === who.id
}

/** "A school's responses are read by whoever works there. The place's are read by those who run its surveys, and by whoever is responsible and their manager." */
const readsResponse = (who: Who, response: Row): boolean => {
  const ofThePlace = response.organisation_id === null && isOfTheirPlace(who, response)
  return (
    isWith(who, response) ||
    isAsked(who, response) ||
    (response.organisation_id !== null && response.organisation_id === schoolOf(who)) ||
    (ofThePlace && (runsSurveys(who) || looksAfter(who).includes(String(response.responsible_id))))
  )
}

const isOpen = (response: Row): boolean => !endings.some(({ response_id }) => response_id === response.id)

/** "Has it until they do; whoever may open responses gives it at once": moved to whom it was offered, from whom it was offered by. */
const moves = (who: Who, response: Row): boolean => {
  const waiting = waitingOf(response)
  return (
    isOpen(response) &&
    isOfTheirPlace(who, response) &&
    waiting?.from_id === response.responsible_id &&
    readsResponse(who, response) &&
    (isAsked(who, response) || gives(who, response.organisation_id))
  )
}

const newResponse = (who: Who, organisation_id: string | null): Row => ({
  ...{ ...findings[0], id: idOf('new response'), place_id: who.place, round_id: roundIn(who.place) },
  ...{ organisation_id, responsible_id: who.id, made_by: who.id },
})

/** Whether somebody may be made responsible: they work where the asker does, and have not left. */
const isColleague = (who: Who, name: string): boolean =>
  workers.some((one) => one.name === name && one.of === who.of && !one.left)

/** One that is right, and each way in which it is not. */
const madeFor = (organisation: (who: Who) => string | null, may: (who: Who) => boolean): Attempt[] => {
  const row = (who: Who): Row => newResponse(who, organisation(who))
  const withSomebody = (name: string): Attempt => ({
    row: (who) => ({ ...row(who), responsible_id: idOf(name) }),
    may: (who) => may(who) && isColleague(who, name),
  })
  return [
    { row, may },
    { row: (who) => ({ ...row(who), made_by: another(who) }), may: never },
    { row: (who) => ({ ...row(who), place_id: elsewhere(who) }), may: never },
    { row: (who) => ({ ...row(who), round_id: roundIn(elsewhere(who)) }), may: never },
    ...['council link worker', 'who left', 'provider', 'teacher', 'head who left'].map(withSomebody),
  ]
}

const theirOrganisation = ({ of }: Who): string => idOf(of ?? 'school')

const response: Office = {
  ...{ table: 'response', rows: findings, reads: readsResponse },
  acts: [
    {
      set: `responsible_id = (select h.to_id from response_handing h
        where h.response_id = response.id and h.came_to is null)`,
      may: moves,
    },
    { set: 'responsible_id = gen_random_uuid()', may: never },
  ],
  writes: [
    ...madeFor(() => null, runsSurveys),
    ...madeFor(theirOrganisation, (who) => theirOrganisation(who) === ledSchoolOf(who)),
    ...['school', 'college', 'school there'].map(
      (name): Attempt => ({
        row: (who) => newResponse(who, idOf(name)),
        may: (who) => idOf(name) === ledSchoolOf(who),
      }),
    ),
  ],
}

const responseWith = (id: unknown): Response | Row => findings.find((one) => one.id === id) ?? {}

/** "Open until it is done or dropped" by whoever has it, or whoever may open one there. */
const ends = (who: Who, one: Row): boolean =>
  readsResponse(who, one) && (isWith(who, one) || gives(who, one.organisation_id))

/** The first of each organisation, and of each place: of these, what is wrong is tried too. */
const firstOfEach = findings.filter(
  (one, nth) =>
    nth ===
    findings.findIndex(
      ({ organisation_id, place_id }) => organisation_id === one.organisation_id && place_id === one.place_id,
    ),
)

const endingOf = ({ id }: Response, ended_by: string): Row => ({
  ...{ response_id: id, ended: 'done', because: 'It went well', ended_by },
})

const responseEnding: Office = {
  ...{ table: 'response_ending', key: ['response_id'], rows: endings },
  reads: (who, { response_id }) => readsResponse(who, responseWith(response_id)),
  writes: [
    ...findings.map((one): Attempt => ({ row: ({ id }) => endingOf(one, id), may: (who) => ends(who, one) })),
    ...firstOfEach.map((one): Attempt => ({ row: (who) => endingOf(one, another(who)), may: never })),
  ],
}

/** "Each is kept, with why": read by whoever offered it, was offered it or made it, who works in the school, who gives the place's, and the managers of both. */
const readsHanding = (who: Who, row: Row): boolean => {
  const both = [row.from_id, row.to_id]
  return (
    isWorker(who) &&
    isOfTheirPlace(who, row) &&
    ([...both, row.made_by].includes(who.id) ||
      (row.organisation_id === null
        ? runsSurveys(who) || looksAfter(who).some((id) => both.includes(id))
        : row.organisation_id === schoolOf(who)))
  )
}

/** "What waits is settled by either of the two, or by whoever gives them." */
const settles = (who: Who, row: Row): boolean =>
  isWorker(who) &&
  row.came_to === null &&
  isOfTheirPlace(who, row) &&
  ([row.from_id, row.to_id].includes(who.id) || gives(who, row.organisation_id))

/** "Whoever has a response asks a colleague of the same organisation; whoever may open responses gives it." */
const handsOn = (who: Who, one: Row): boolean => isOpen(one) && isOfTheirPlace(who, one) && ends(who, one)

/** Somebody of the organisation of whoever has it, somebody of another, and somebody who left it, if anybody did. */
const theOthersOf = ({
  responsible_id,
}: Response): Record<'colleague' | 'stranger' | 'left', string | null> => {
  const of = workers.find(({ name }) => idOf(name) === responsible_id)?.of
  const ofThem = workers.filter((one) => one.of === of && idOf(one.name) !== responsible_id)
  const idOfFirst = ([first]: typeof workers): string | null => (first ? idOf(first.name) : null)
  return {
    colleague: idOfFirst(ofThem.filter(({ left }) => !left)),
    stranger: idOfFirst(workers.filter((one) => one.of !== of)),
    left: idOfFirst(ofThem.filter(({ left }) => left)),
  }
}

const handed = (one: Response, who: Who): Row => ({
  ...{ id: idOf('new handing'), response_id: one.id, place_id: one.place_id, because: 'I am away' },
  ...{ organisation_id: one.organisation_id, from_id: one.responsible_id, made_by: who.id },
  to_id: theOthersOf(one).colleague,
})

const wronglyHanded = (one: Response): Attempt[] => {
  const { colleague, stranger, left } = theOthersOf(one)
  const wrong: ((who: Who) => Row)[] = [
    (who) => ({ made_by: another(who) }),
    () => ({ place_id: one.place_id === HERE ? THERE : HERE }),
    () => ({ organisation_id: one.organisation_id ? null : idOf('school') }),
    // From somebody who does not have it.
    ({ id }) => ({ from_id: id === one.responsible_id ? colleague : id, to_id: one.responsible_id }),
    () => ({ to_id: stranger }),
    () => ({ to_id: left }),
  ]
  return wrong.map((what) => ({ row: (who) => ({ ...handed(one, who), ...what(who) }), may: never }))
}

const settling = (to: string, by: string, may: Act['may']): Act => ({
  set: `came_to = ${to}, settled_at = trellis_now(), settled_by = ${by}`,
  may,
})

const responseHanding: Office = {
  ...{ table: 'response_handing', rows: handings, reads: readsHanding },
  acts: [
    settling("case when to_id = actor_id() then 'declined' else 'given' end", 'actor_id()', settles),
    settling("'declined'", 'gen_random_uuid()', never),
    // "Whoever was asked takes it or does not, and nobody for them."
    settling("'taken'", 'case when to_id = actor_id() then gen_random_uuid() else actor_id() end', never),
  ],
  writes: [
    ...findings.map(
      (one): Attempt => ({
        row: (who) => handed(one, who),
        may: (who) => theOthersOf(one).colleague !== null && handsOn(who, one),
      }),
    ),
    ...firstOfEach.flatMap(wronglyHanded),
  ],
}

const told = ({ id, place_id, organisation_id }: Row, told_by: string): Row => ({
  ...{ response_id: id, place_id, organisation_id, told_by },
  ...{ you_said: 'Breaks are too loud', we_do: 'A quiet room', done: false },
})
const ofSchools = findings.filter(({ organisation_id }) => organisation_id !== null)
const tells = (who: Who, { organisation_id }: Row): boolean => organisation_id === ledSchoolOf(who)

const actsOfTelling: Act[] = [
  {
    set: "we_do = 'A quiet corner', told_by = actor_id()",
    may: tells,
  },
  { set: 'told_by = gen_random_uuid()', may: never },
]

/** "What a school chose to tell its pupils": everybody of the place reads it, and the school's leaders tell it. */
const responseTelling: Office = {
  ...{ table: 'response_telling', key: ['response_id'], acts: actsOfTelling },
  rows: ofSchools.filter(isOpen).map((one) => told(one, String(one.responsible_id))),
  reads: (who, row) => isOfTheirPlace(who, row) && is(who, 'worker', 'pupil', 'young-person', 'public'),
  writes: [
    ...ofSchools.flatMap((one): Attempt[] => [
      { row: ({ id }) => told(one, id), may: (who) => tells(who, one) && isOfTheirPlace(who, one) },
      { row: (who) => told(one, another(who)), may: never },
      { row: (who) => ({ ...told(one, who.id), place_id: elsewhere(who) }), may: never },
    ]),
    // What another school, or the place, does about a finding is not theirs to tell.
    ...findings.map(
      (one): Attempt => ({
        row: (who) => ({
          ...{ ...told(one, who.id), place_id: who.place, organisation_id: theirOrganisation(who) },
        }),
        may: (who) => tells(who, one) && one.organisation_id === theirOrganisation(who),
      }),
    ),
  ],
}

export const responses: Room = {
  offices: [response, responseEnding, responseHanding, responseTelling],
}
