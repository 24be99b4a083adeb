import { elsewhere, isOfTheirPlace } from './attempts.ts'
import { curatesHere } from './curators.ts'
import {
  claimRow,
  claims,
  isOfTeam,
  isOfTeamThatRuns,
  type Keeper,
  keeperCalled,
  keeperRow,
  keepers,
  keepersOf,
  keeps,
  type Link,
  linkRow,
  links,
  provesClaim,
  runs,
  seesAll,
} from './keepers.ts'
import { never, type Office, type Room, type Row } from './office.ts'
import { HERE, idOf, is, isWorker, nobodyBut, THERE, TODAY, type Who } from './scene.ts'

// What is kept of claims, keepers and their links, and what keepers want the page to say.

const LONG_AGO = '2020-01-01'

const decided = (decision: string, by: string): Row => ({
  ...{ decision, decided_by: by, decided_at: TODAY },
})
const decides = (decision: string, by: string): string =>
  `decision = '${decision}', reason = 'So', decided_by = ${by}, decided_at = trellis_now()`
const TEACHER = `'${idOf('teacher')}'`

/** "What was decided is decided once." */
const waits = ({ decision }: Row): boolean => !decision

const claim: Office = {
  table: 'claim',
  rows: claims.map(({ name, place, decision, by }) => ({
    ...{ ...claimRow(name, place), decision, reason: 'So', decided_by: by ? idOf(by) : null },
    decided_at: decision ? TODAY : null,
  })),
  reads: (who, row) => seesAll(who, row) || provesClaim(who, row.id),
  acts: [
    { set: decides('accepted', 'actor_id()'), may: (who, row) => waits(row) && curatesHere(who, row) },
    { set: decides('accepted', TEACHER), may: never },
    {
      set: decides('proven_by_link', 'null'),
      may: (who, row) => waits(row) && provesClaim(who, row.id),
    },
  ],
  // "Anybody claims"; and a worker's team has proven it as it is made, in their own name.
  writes: [
    { row: ({ place }) => claimRow('new', place), may: (who) => is(who, 'public', 'worker') },
    { row: (who) => claimRow('new', elsewhere(who)), may: never },
    {
      row: ({ kind, id, place }) => ({
        ...claimRow('new', place),
        ...decided('proven_by_team', kind === 'worker' ? id : idOf('teacher')),
      }),
      may: (who) => isWorker(who) && isOfTeamThatRuns(who, 'library'),
    },
    ...['club', 'second club', 'helpline', 'club there'].map((of) => ({
      row: ({ id, place }: Who) => ({
        ...{ ...claimRow('new', place), service_id: idOf(of) },
        ...decided('proven_by_team', id),
      }),
      may: (who: Who) => isWorker(who) && isOfTeamThatRuns(who, of),
    })),
    { row: ({ place, id }) => ({ ...claimRow('new', place), ...decided('accepted', id) }), may: never },
    {
      row: ({ place }) => ({ ...claimRow('new', place), ...decided('proven_by_team', idOf('no one')) }),
      may: never,
    },
  ],
}

/** Who begins to look after an entry: whoever a curator says, a team by somebody of it, and the address of a claim by its link. */
const beginning = (about: Keeper, isTheirs: (who: Who) => boolean) => ({
  row: () => keeperRow(about),
  may: (who: Who) =>
    about.place === who.place && (curatesHere(who, { place_id: who.place }) || isTheirs(who)),
})

const keeper: Office = {
  table: 'keeper',
  rows: keepers.map((one) => ({ ...keeperRow(one), ended_at: one.over ? TODAY : null })),
  reads: (who, row) =>
    seesAll(who, row) || isOfTeam(who, row.team_id) || keepersOf(who).includes(String(row.id)),
  acts: [{ set: 'ended_at = trellis_now()', may: curatesHere }],
  writes: [
    ...[HERE, THERE].flatMap((place) => [
      beginning({ name: 'new@library', of: 'library', place }, never),
      beginning({ name: 'OFFICE@library', of: 'library', place, claim: 'claim' }, (who) =>
        provesClaim(who, idOf('claim')),
      ),
      // A claim's link makes no team a keeper, and looks after no other entry and from no other address.
      beginning({ name: 'new', of: 'library', place, team: 'charity team', claim: 'claim' }, (who) =>
        isOfTeam(who, idOf('charity team')),
      ),
      beginning({ name: 'new@library', of: 'library', place, claim: 'claim' }, never),
      beginning({ name: 'office@library', of: 'second club', place, claim: 'claim' }, never),
    ]),
    ...['club', 'second club', 'helpline', 'club there'].flatMap((of) =>
      [
        { team: 'charity team', place: HERE },
        { team: 'second charity team', place: HERE },
        { team: 'front door there', place: THERE },
      ].map((one) =>
        beginning({ name: 'new', of, ...one }, (who) => isOfTeam(who, idOf(one.team)) && runs(one.team, of)),
      ),
    ),
  ],
}

const linkTo = (about: Link, isTheirs: (who: Who) => boolean) => ({
  row: () => linkRow(about),
  may: (who: Who) => {
    const row = linkRow(about)
    return isOfTheirPlace(who, row) && (seesAll(who, row) || isTheirs(who))
  },
})

const isOwnLink = (who: Who, { id }: Row): boolean => is(who, 'link') && who.id === id

const link: Office = {
  table: 'entry_link',
  rows: links.map((one) => ({
    ...{ ...linkRow(one), used_at: one.used ? TODAY : null },
    ...(one.expired ? { expires_at: LONG_AGO } : {}),
  })),
  reads: (who, row) => seesAll(who, row) || isOwnLink(who, row),
  acts: [
    { set: 'used_at = clock_timestamp()', may: (who, row) => seesAll(who, row) || isOwnLink(who, row) },
    { set: 'used_at = null', may: never },
  ],
  writes: [
    ...[HERE, THERE].flatMap((place) => [
      linkTo({ name: 'new', claims: 'claim', to: 'office@library', place }, (who) =>
        is(who, 'public', 'worker'),
      ),
      ...['reader@library', 'office@library', 'former@library', 'the team'].map((name) =>
        linkTo({ name: 'new', keeps: name, place }, (who) => keepersOf(who).includes(idOf(name))),
      ),
    ]),
    linkTo({ name: 'new', keeps: 'reader@library.there', place: THERE }, (who) =>
      keepersOf(who).includes(idOf('reader@library.there')),
    ),
  ],
}

const changeRow = (name: string, of: string, place = keeperCalled(of)?.place) => ({
  ...{ id: idOf(name), place_id: place, service_id: idOf(keeperCalled(of)?.of ?? ''), keeper_id: idOf(of) },
  ...{ before: {}, after: { name: 'Club' }, decision: null as string | null, taken: null as string[] | null },
  ...{ reason: 'So', decided_by: null as string | null, decided_at: null as string | null },
})

const change: Office = {
  table: 'entry_change',
  rows: [
    ...keepers.map(({ name }) => changeRow(`change by ${name}`, name)),
    ...['the team', 'the team until lately', 'reader@library'].flatMap((of) => [
      { ...changeRow(`taken of ${of}`, of), ...decided('accepted', idOf('commissioner')), taken: ['name'] },
      { ...changeRow(`declined of ${of}`, of), ...decided('declined', idOf('commissioner')) },
      { ...changeRow(`replaced of ${of}`, of), decision: 'replaced', decided_at: TODAY },
    ]),
  ],
  reads: (who, row) => seesAll(who, row) || keeps(who, row.keeper_id, true),
  acts: [
    {
      set: `${decides('accepted', 'actor_id()')}, taken = '{name}'`,
      may: (who, row) => waits(row) && curatesHere(who, row),
    },
    {
      set: `${decides('declined', 'actor_id()')}, taken = null`,
      may: (who, row) => waits(row) && curatesHere(who, row),
    },
    { set: `${decides('declined', TEACHER)}, taken = null`, may: never },
    // Their own next one takes the place of what they said before.
    {
      set: `${decides('replaced', 'null')}, taken = null`,
      may: (who, row) => waits(row) && keeps(who, row.keeper_id),
    },
  ],
  writes: [
    ...keepers.map(({ name, place }) => ({
      row: () => changeRow('new', name),
      may: (who: Who) => who.place === place && keeps(who, idOf(name)),
    })),
    ...keepers.map(({ name }) => ({
      row: (who: Who) => changeRow('new', name, elsewhere(who)),
      may: never,
    })),
    ...['the team', 'reader@library'].map((name) => ({
      row: ({ id }: Who) => ({ ...changeRow('new', name), ...decided('replaced', id) }),
      may: never,
    })),
    // In their own name, and of the entry they keep.
    {
      row: ({ id }) => ({ ...changeRow('new', 'the team'), worker_id: id }),
      may: (who) => who.place === HERE && keeps(who, idOf('the team')),
    },
    { row: () => ({ ...changeRow('new', 'the team'), worker_id: idOf('teacher') }), may: never },
    { row: () => ({ ...changeRow('new', 'the team'), service_id: idOf('library') }), may: never },
  ],
}

const nudgeRow = (name: string, of: string, place: string) => ({
  ...{ id: idOf(name), place_id: place, keeper_id: idOf(of), kind: 'monthly', sent_on: TODAY },
})

/** "Once a month, and around the day an entry goes stale": by the sweep. */
const nudge: Office = {
  table: 'nudge',
  rows: [nudgeRow('nudge', 'the team', HERE), nudgeRow('nudge there', 'the team there', THERE)],
  reads: seesAll,
  writes: [
    {
      row: ({ place }) => nudgeRow('new', 'reader@library', place),
      may: (who) => is(who, 'job:sweep'),
    },
    { row: (who) => nudgeRow('new', 'reader@library', elsewhere(who)), may: never },
  ],
}

export const keeping: Room = {
  offices: [claim, keeper, link, change, nudge],
  askers: [
    ...links.map(({ name, place = HERE }) => nobodyBut(name, 'link', place)),
    nobodyBut('somebody who knows a link', 'public', HERE, idOf('link')),
  ],
}
