import type { Acting } from '../database/index.ts'
import {
  figuresOf,
  type GroupFigures,
  groupsWithin,
  type Publication,
  publications,
  similarIn,
} from '../publications/index.ts'
import { groupSaid } from '../surveys/index.ts'
import { type Compared, type ComparedPart, type Row, rowsOf } from './row.ts'
import { type WhatMatters, whatMattersIn } from './what-matters.ts'

/** The publications of one school that one page is made from. */
export type SchoolRound = {
  own: Publication
  everybody: Publication | undefined
  before: Publication | undefined
}

/** What somebody chose to see: a round by its key, a group as 'gender.girl', a grouping to take account of. */
export type SchoolChoice = { round: string; group: string; account: string }

/** The rounds a school has results of, newest first; none for whoever may not read them. */
export async function schoolRounds(acting: Acting, school: string): Promise<SchoolRound[]> {
  const found = await publications(acting)
  const own = found.filter(
    ({ audience, organisation }) => audience === 'school' && organisation?.id === school,
  )
  return own.map((one) => ({
    own: one,
    everybody: found.find(({ audience, round }) => audience === 'public' && round.id === one.round.id),
    before: own.find(({ round }) => round.id === one.round.earlier),
  }))
}

/** The groupings by which other schools can be made like ours. */
export const accountable = [
  'year_group',
  'gender',
  'free_meals',
  'special_needs',
  'ethnic_group',
  'deprivation',
] as const

/** 'gender.girl' as a grouping and a value of this publication; everybody for anything else. */
export function readGroup(chosen: string, publication: Publication): { grouping: string; value: string } {
  const [grouping = '', value = ''] = chosen.split(/\.(.*)/s)
  const known = publication.groupings.find((one) => one.grouping === grouping)
  return known?.values.some((one) => one.value === value) && grouping !== 'neighbourhood'
    ? { grouping, value }
    : { grouping: 'all', value: 'all' }
}

/** What is chosen, as far as there is such a group, and such a grouping to take account of for the whole school. */
export function readChoice(own: Publication, asked: { group: string; account: string }): SchoolChoice {
  const { grouping, value } = readGroup(asked.group, own)
  const whole = grouping === 'all'
  const known = accountable.some((one) => one === asked.account)
  const asks = whole && known && own.groupings.some((one) => one.grouping === asked.account)
  return {
    round: own.round.key,
    group: whole ? '' : `${grouping}.${value}`,
    account: asks ? asked.account : '',
  }
}

/** Every row of one round of a school, compared with others and with the round before. */
export async function schoolRows(
  acting: Acting,
  { own, everybody, before }: SchoolRound,
  chosen: SchoolChoice,
): Promise<{ rows: Row[]; matters: WhatMatters[]; answered: number | null }> {
  const { grouping, value } = readGroup(chosen.group, own)
  const groupIn = async (publication: Publication | undefined): Promise<GroupFigures | undefined> =>
    publication && (await figuresOf(acting, publication, { grouping })).find((group) => group.value === value)
  const ours = await groupIn(own)
  const compared: Compared = {
    variables: own.variables,
    leastShown: own.minimumBase,
    own: ours,
    everybody: await groupIn(everybody),
    before: await groupIn(before),
    askedBefore: new Set(before?.variables.map(({ key }) => key)),
    parts: await partsOf(
      acting,
      { own, everybody, before },
      { account: chosen.account, whole: grouping === 'all' },
    ),
    similar: grouping === 'all' ? similarIn(own) : undefined,
  }
  return { rows: rowsOf(compared), matters: whatMattersIn(compared), answered: answeredIn(ours) }
}

/** How many filled anything in, by the figure that most of them answered. */
function answeredIn(group: GroupFigures | undefined): number | null {
  const shown = Object.values(group?.figures ?? {}).flatMap((figure) =>
    figure ? [figure.n + figure.missing] : [],
  )
  return shown.length > 0 ? Math.max(...shown) : null
}

// One grouping at a time: of two together nothing is published.
async function partsOf(
  acting: Acting,
  { own, everybody, before }: SchoolRound,
  { account, whole }: { account: string; whole: boolean },
): Promise<Compared['parts']> {
  if (!whole || !accountable.some((one) => one === account)) return null
  const groupsIn = async (publication: Publication | undefined) =>
    publication ? figuresOf(acting, publication, { grouping: account }) : []
  const [theirs, earlier] = [await groupsIn(everybody), await groupsIn(before)]
  return (await groupsIn(own)).map((group): ComparedPart => {
    const same = ({ value }: GroupFigures) => value === group.value
    return { own: group, everybody: theirs.find(same), before: earlier.find(same) }
  })
}

type Option = { value: string; text: string }

/** What there is to choose from: the groups somebody is in, and the groupings. */
export async function choicesIn(
  acting: Acting,
  own: Publication,
): Promise<{ groups: Option[]; accounts: Option[] }> {
  const within = await groupsWithin(acting, own)
  const named = own.groupings.filter(({ grouping }) => grouping !== 'neighbourhood')
  return {
    groups: [
      { value: '', text: 'All pupils' },
      ...named.flatMap(({ grouping, name, values }) =>
        values
          .filter(({ value }) => value !== 'not_known')
          .filter(({ value }) => within.some((one) => one.grouping === grouping && one.value === value))
          .map((one) => ({ value: `${grouping}.${one.value}`, text: groupSaid(name, one.name) })),
      ),
    ],
    accounts: [
      { value: '', text: 'No, as they are' },
      ...accountable.flatMap((grouping) => {
        const known = named.find((one) => one.grouping === grouping)
        return known ? [{ value: grouping, text: known.name }] : []
      }),
    ],
  }
}
