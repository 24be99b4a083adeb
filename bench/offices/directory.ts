import { elsewhere, isOfTheirPlace } from './attempts.ts'
import { curatesHere, curatesInPerson } from './curators.ts'
import { never, type Office, type Room } from './office.ts'
import {
  curates,
  HERE,
  idOf,
  is,
  isWorker,
  ledBy,
  THERE,
  TODAY,
  teamsOf,
  type Who,
  YESTERDAY,
} from './scene.ts'

// What is open to young people, what was looked for in vain, and what teams know of it: no row is about anybody.

type Entry = { name: string; place: string | null; team?: string; provider?: string; withdrawn?: true }

/** The entries of the directory, of which all that follows speaks. */
export const entries: readonly Entry[] = [
  { name: 'club', place: HERE, team: 'charity team' },
  { name: 'second club', place: HERE, team: 'second charity team' },
  { name: 'club that is no more', place: HERE, team: 'charity team', withdrawn: true },
  { name: 'library', place: HERE, provider: ' Charity' },
  { name: 'helpline', place: null },
  { name: 'club there', place: THERE, team: 'front door there' },
  { name: 'library there', place: THERE },
]

const providerId = (name: string): string => idOf(`provider called ${name}`)
const providers = entries.flatMap(({ provider }) =>
  provider ? [{ id: providerId(provider), name: provider }] : [],
)
const services = entries.map(({ name, place, team, provider, withdrawn }) => ({
  ...{ id: idOf(name), place_id: place, team_id: team ? idOf(team) : null, name },
  ...{ provider_id: provider ? providerId(provider) : null },
  withdrawn_on: withdrawn ? YESTERDAY : null,
}))

/** "Anybody tells what is missing, and reads nothing back": in their own place. */
const tells = (who: Who): boolean => is(who, 'public', 'worker', 'operator:demo')

const missing = (name: string, place: string) => ({
  ...{ id: idOf(name), place_id: place, words: 'Somewhere to skate', said: 'skating' },
})
const search = (name: string, place: string) => ({ id: idOf(name), place_id: place, said: 'skating' })
const answer = (name: string, place: string, by: string) => ({
  ...{ id: idOf(name), place_id: place, said: 'skating', done: 'Asked the park', answered_by: by },
})

/** "Curators read both together, and write down what was done", each in their own name. */
const gaps: readonly Office[] = [
  {
    ...{ table: 'directory_gap', rows: [missing('gap here', HERE), missing('gap there', THERE)] },
    reads: curatesHere,
    writes: [
      { row: ({ place }) => missing('new gap', place), may: tells },
      { row: (who) => missing('new gap', elsewhere(who)), may: never },
    ],
  },
  {
    ...{ table: 'empty_search', rows: [search('search here', HERE), search('search there', THERE)] },
    reads: curatesHere,
    writes: [
      { row: ({ place }) => search('new search', place), may: tells },
      { row: (who) => search('new search', elsewhere(who)), may: never },
    ],
  },
  {
    table: 'gap_answer',
    rows: [
      answer('answer here', HERE, idOf('commissioner')),
      answer('answer there', THERE, idOf('commissioner there')),
    ],
    reads: curatesHere,
    writes: [
      { row: ({ place, id }) => answer('new answer', place, id), may: curatesInPerson },
      { row: (who) => answer('new answer', elsewhere(who), who.id), may: never },
      { row: ({ place }) => answer('new answer', place, idOf('teacher')), may: never },
    ],
  },
]

/** "A list that was sent is its organisation's, to put right and to add; curators see it." */
const sent = (who: Who, { place_id, organisation_id }: { place_id?: unknown; organisation_id?: unknown }) =>
  isWorker(who) && who.place === place_id && idOf(who.of ?? '') === organisation_id

const upload = (name: string, of: string, place: string, by = idOf('without a role')) => ({
  ...{ id: idOf(name), place_id: place, organisation_id: idOf(of), worker_id: by, file_name: 'clubs.csv' },
  rows: [],
})

const uploads: Office = {
  table: 'directory_upload',
  rows: [
    { ...upload('list of the charity', 'charity', HERE), added_at: null, report: null },
    { ...upload('list that was added', 'charity', HERE), added_at: TODAY, report: {} },
    { ...upload('list of the council', 'council', HERE), added_at: null, report: null },
    { ...upload('list of the council there', 'council there', THERE), added_at: null, report: null },
  ],
  reads: (who, row) => sent(who, row) || (isOfTheirPlace(who, row) && curates(who)),
  acts: [
    { set: "rows = '[{}]'", may: sent },
    { set: "added_at = trellis_now(), report = '{}'", may: sent },
  ],
  writes: [
    { row: ({ of, place, id }) => upload('new list', of ?? 'charity', place, id), may: isWorker },
    { row: (who) => upload('new list', who.of ?? 'charity', elsewhere(who), who.id), may: never },
    {
      row: ({ place, id }) => upload('new list', 'charity', place, id),
      may: (who) => isWorker(who) && who.of === 'charity',
    },
    // "In one's own name."
    ...['charity', 'council'].map((of) => ({
      row: ({ place }: Who) => upload('new list', of, place, idOf('teacher')),
      may: never,
    })),
  ],
}

/** "Photographs are for those who work in the team that runs it, and curators" of its place, or of any where it is everybody's. */
const keepsEntry = (who: Who, service: unknown): boolean => {
  const entry = entries.find(({ name }) => idOf(name) === service)
  const runs = entry?.team !== undefined && teamsOf(who).includes(idOf(entry.team))
  return runs || (curates(who) && (entry?.place === null || entry?.place === who.place))
}

const isOpen = (service: unknown): boolean =>
  entries.some(({ name, withdrawn }) => idOf(name) === service && !withdrawn)

const photo = (service: string, by: string | null, name = `photo of ${service}`) => ({
  ...{ id: idOf(name), service_id: idOf(service), position: 1, alternative: 'A door', rights: 'Ours' },
  ...{ people: 'nobody', large: '\\x00', small: '\\x00', width: 1, height: 1, added_by: by },
})

const photos: Office = {
  table: 'service_photo',
  rows: entries.map(({ name }) => photo(name, null)),
  // "A picture on a service's page" is there for everybody, and gone with it.
  reads: (_, { service_id }) => isOpen(service_id),
  acts: [{ set: 'position = 8', may: (who, { service_id }) => keepsEntry(who, service_id) }],
  takes: (who, { service_id }) => keepsEntry(who, service_id),
  writes: entries.flatMap(({ name }) => [
    { row: ({ id }: Who) => photo(name, id, 'new'), may: (who: Who) => keepsEntry(who, idOf(name)) },
    { row: () => photo(name, idOf('teacher'), 'new'), may: never },
  ]),
}

/** "What a team knows of a service: nobody outside the team reads it." */
const isOfTeam = (who: Who, { team_id }: { team_id?: unknown }): boolean =>
  teamsOf(who).includes(String(team_id))

/** Each of these is written by somebody of the team, in their own name. */
const written = (row: (team: string, by: string) => Record<string, unknown>) => [
  ...['charity team', 'second charity team', 'front door there'].map((team) => ({
    row: ({ id }: Who) => row(team, id),
    may: (who: Who) => isOfTeam(who, { team_id: idOf(team) }),
  })),
  { row: () => row('charity team', idOf('teacher')), may: never },
]

const favourite = (team: string, service: string, by = idOf('teacher')) => ({
  ...{ team_id: idOf(team), service_id: idOf(service), worker_id: by },
})

const favourites: Office = {
  ...{ table: 'team_favourite', key: ['team_id', 'service_id'] },
  rows: [
    favourite('charity team', 'club'),
    favourite('charity team', 'helpline'),
    favourite('second charity team', 'club'),
    favourite('school team', 'library'),
    favourite('front door there', 'club there'),
  ],
  ...{ reads: isOfTeam, takes: isOfTeam },
  writes: written((team, by) => favourite(team, 'second club', by)),
}

const note = (name: string, team: string, by: string) => ({
  ...{ id: idOf(name), team_id: idOf(team), service_id: idOf('club'), worker_id: by, words: 'Ring twice' },
})

const notes: Office = {
  table: 'team_note',
  rows: [
    { ...note('note of the provider', 'charity team', idOf('provider')), ended_at: null },
    { ...note('note that is over', 'charity team', idOf('provider')), ended_at: YESTERDAY },
    { ...note('note of who manages', 'charity team', idOf('charity manager')), ended_at: null },
    { ...note('note of who went elsewhere', 'charity team', idOf('head')), ended_at: null },
    { ...note('note of the teacher', 'school team', idOf('teacher')), ended_at: null },
    { ...note('note there', 'front door there', idOf('lead there')), ended_at: null },
  ],
  reads: isOfTeam,
  acts: [
    {
      set: 'ended_at = trellis_now()',
      // "It is theirs, and they are still of the team; or they lead the team."
      may: (who, row) =>
        isWorker(who) &&
        ((row.worker_id === who.id && isOfTeam(who, row)) || ledBy(who).includes(String(row.team_id))),
    },
  ],
  writes: written((team, by) => note('new note', team, by)),
}

export const directory: Room = {
  ground: [
    { table: 'provider', rows: providers },
    { table: 'service', rows: services },
  ],
  offices: [...gaps, uploads, photos, favourites, notes],
}
