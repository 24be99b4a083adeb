import { isOfTheirPlace } from './attempts.ts'
import { curatesHere } from './curators.ts'
import { entries } from './directory.ts'
import type { Row } from './office.ts'
import { HERE, idOf, is, LATER, THERE, teams, teamsOf, type Who } from './scene.ts'

// Who looks after an entry of the directory, or says that they do, and the links that they are sent.

type Claim = { name: string; place: string; decision?: string; by?: string }

export const claims: readonly Claim[] = [
  { name: 'claim', place: HERE },
  { name: 'claim of somebody else', place: HERE },
  { name: 'claim proven by a link', place: HERE, decision: 'proven_by_link' },
  { name: 'claim of a team', place: HERE, decision: 'proven_by_team', by: 'provider' },
  { name: 'claim that was accepted', place: HERE, decision: 'accepted', by: 'commissioner' },
  { name: 'claim that was declined', place: HERE, decision: 'declined', by: 'commissioner' },
  { name: 'claim there', place: THERE },
]

export type Keeper = { name: string; of: string; place: string; team?: string; claim?: string; over?: true }

/** Who looks after which entry: a team, or an address, which here is the keeper's own name. */
export const keepers: readonly Keeper[] = [
  { name: 'the team', of: 'club', place: HERE, team: 'charity team' },
  { name: 'the team until lately', of: 'club', place: HERE, team: 'second charity team', over: true },
  { name: 'reader@library', of: 'library', place: HERE, claim: 'claim proven by a link' },
  { name: 'office@library', of: 'library', place: HERE },
  { name: 'office@library, of the club', of: 'club', place: HERE },
  { name: 'former@library', of: 'library', place: HERE, over: true },
  { name: 'the team there', of: 'club there', place: THERE, team: 'front door there' },
  { name: 'reader@library.there', of: 'library there', place: THERE },
]

export type Link = {
  name: string
  keeps?: string
  claims?: string
  /** The address on record it was sent to, and the entry, where it is for a claim. */
  to?: string
  of?: string
  place?: string
  used?: true
  expired?: true
}

export const links: readonly Link[] = [
  { name: 'link', keeps: 'reader@library' },
  { name: 'link that was used', keeps: 'reader@library', used: true },
  { name: 'link that is too old', keeps: 'reader@library', expired: true },
  { name: 'link of a former keeper', keeps: 'former@library' },
  { name: 'link of the team', keeps: 'the team' },
  { name: 'link there', keeps: 'reader@library.there', place: THERE },
  { name: 'link of a claim', claims: 'claim', to: 'Office@Library' },
  { name: 'link of a claim that was used', claims: 'claim', to: 'office@library', used: true },
  { name: 'link of a claim that is too old', claims: 'claim', to: 'office@library', expired: true },
  { name: 'link of a proven claim', claims: 'claim proven by a link', to: 'other@library' },
  { name: 'link of a claim there', claims: 'claim there', to: 'a@b', of: 'library there', place: THERE },
]

export const keeperCalled = (name: unknown): Keeper | undefined => keepers.find((one) => one.name === name)

export const claimRow = (name: string, place: string) => ({
  ...{ id: idOf(name), place_id: place, service_id: idOf('library'), name: 'Ada' },
  ...{ email: 'ada@example.org', words: 'I run it' },
})

export const keeperRow = ({ name, of, place, team, claim }: Keeper) => ({
  ...{ id: idOf(name), place_id: place, service_id: idOf(of), team_id: team ? idOf(team) : null },
  ...{ email: team ? null : (name.split(',')[0] as string), claim_id: claim ? idOf(claim) : null },
})

export const linkRow = ({ name, keeps, claims: claim, to, of, place = HERE }: Link) => ({
  ...{ id: idOf(name), token_hash: `\\x${idOf(name).replaceAll('-', '')}`, place_id: place },
  ...{ service_id: idOf(keeperCalled(keeps)?.of ?? of ?? 'library'), purpose: keeps ? 'keep' : 'claim' },
  ...{ keeper_id: keeps ? idOf(keeps) : null, claim_id: claim ? idOf(claim) : null, address: to ?? null },
  expires_at: LATER,
})

// ------------------------------------------------------------ what the sentences ask of somebody

/** "A claim's link is used once, for two weeks; a keeper's while it lasts": the link that somebody comes by. */
const linkOf = ({ kind, id }: Who): Link | undefined =>
  links.find(({ name, used, expired }) => kind === 'link' && idOf(name) === id && !used && !expired)

/** The keeper as whom somebody comes, by a link, while that keeper looks after the entry. */
const keeperOf = (who: Who): string | null => {
  const keeper = keeperCalled(linkOf(who)?.keeps)
  return keeper && !keeper.over ? idOf(keeper.name) : null
}

export const provesClaim = (who: Who, claim: unknown): boolean => {
  const link = linkOf(who)
  return link?.claims !== undefined && idOf(link.claims) === claim
}

/** Those of the entry whom a link is of: its keeper, whom its claim made one, and who has the address a claim's went to. */
export const keepersOf = (who: Who): string[] => {
  const link = linkOf(who)
  const isOf = ({ name, claim }: Keeper): boolean =>
    name === link?.keeps ||
    (claim !== undefined && claim === link?.claims) ||
    (link?.to !== undefined && name.split(',')[0] === link.to.toLowerCase())
  const entry = link && linkRow(link).service_id
  return keepers
    .filter((keeper) => idOf(keeper.of) === entry && !keeper.over && isOf(keeper))
    .map(({ name }) => idOf(name))
}

/** "The team that answers for a service, or one of the organisation that provides it." */
export const runs = (team: string, entry: string): boolean => {
  const found = entries.find(({ name }) => name === entry)
  const of = teams.find(({ name }) => name === team)?.of
  return found?.team === team || (of !== undefined && found?.provider?.trim().toLowerCase() === of)
}

export const isOfTeamThatRuns = (who: Who, entry: string): boolean =>
  teams.some(({ name }) => isOfTeam(who, idOf(name)) && runs(name, entry))

export const isOfTeam = (who: Who, team: unknown): boolean => teamsOf(who).includes(String(team))

/** Whether somebody is this keeper: by a link, or because they are of the team; a team that was one still reads. */
export const keeps = (who: Who, keeper: unknown, lately = false): boolean => {
  const found = keepers.find(({ name }) => idOf(name) === keeper)
  const team = found?.team !== undefined && isOfTeam(who, idOf(found.team))
  return keeperOf(who) === keeper || (team && (lately || !found?.over))
}

const sweeps = (who: Who, row: Row): boolean => isOfTheirPlace(who, row) && is(who, 'job:sweep')
export const seesAll = (who: Who, row: Row): boolean => curatesHere(who, row) || sweeps(who, row)
