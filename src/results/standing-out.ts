import { listOf } from '../words/index.ts'
import { byDomain, type DomainRows, headlineOf, isGood, type Row } from './row.ts'

type Headline = { name: string; row: Row }

const headlines = (rows: readonly Row[]): Headline[] =>
  byDomain(rows)
    .flatMap((part) => part.domains)
    .flatMap((domain: DomainRows) => {
      const row = headlineOf(domain)
      return row ? [{ name: domain.name, row }] : []
    })

const MOST_NAMED = 3

const named = (found: readonly Headline[]): string =>
  listOf(found.slice(0, MOST_NAMED).map(({ name }) => name.toLowerCase()))

/** What stands out, in two sentences at most; each only of differences that are called. */
export function whatStandsOut(rows: readonly Row[]): string[] {
  const all = headlines(rows)
  const beside = (good: boolean) =>
    all
      .filter(({ row }) => row.besideOthers !== null && row.besideOthers !== 'same')
      .filter(({ row }) => isGood(row.besideOthers, row) === good)
      .toSorted((one, other) => other.row.strength.others - one.row.strength.others)
  const [worse, better] = [beside(false), beside(true)]
  const said = [
    ...(worse.length > 0
      ? [`Fewer of our pupils than in other schools here are doing well in ${named(worse)}.`]
      : []),
    ...(better.length > 0 ? [betterSentence(better)] : []),
  ]
  if (said.length === 0 && all.some(({ row }) => row.besideOthers === 'same'))
    said.push(
      rows.some(({ besideOthers }) => besideOthers !== null && besideOthers !== 'same')
        ? 'In each part of wellbeing we are much like other schools here; a figure below differs by more than chance.'
        : 'We are much like other schools here: no difference is more than chance.',
    )
  if (said.length < 2) said.push(...changeSentence(all))
  return said.slice(0, 2)
}

function betterSentence(better: readonly Headline[]): string {
  const grown = better
    .slice(0, MOST_NAMED)
    .every(({ row }) => isGood(row.sinceBefore, row) && row.strength.before > 0)
  return `More of them are doing well in ${named(better)}${grown ? ', and that has grown since last time' : ''}.`
}

function changeSentence(all: readonly Headline[]): string[] {
  const changed = all
    .filter(({ row }) => row.strength.before > 0)
    .toSorted((one, other) => other.row.strength.before - one.row.strength.before)
  const [first] = changed
  if (!first)
    return all.some(({ row }) => row.before)
      ? ['Nothing has changed since last time by more than chance.']
      : []
  const good = isGood(first.row.sinceBefore, first.row)
  const alike = changed.filter(({ row }) => isGood(row.sinceBefore, row) === good)
  return [`Since last time, ${good ? 'more' : 'fewer'} of our pupils are doing well in ${named(alike)}.`]
}

/** A domain to begin with, the question that stands for it, and why. */
export type Beginning = { key: string; domain: string; name: string; because: string }

/** The domains to begin with: behind others first, then what went down, then where fewest do well; at most so many. */
export function whereToBegin(rows: readonly Row[], most: number): Beginning[] {
  const found = headlines(rows).flatMap(({ name, row }) => {
    if (!row.own) return []
    const behind = row.strength.others > 0 && !isGood(row.besideOthers, row)
    const fell = row.strength.before > 0 && !isGood(row.sinceBefore, row)
    const because = behind
      ? `Fewer of our pupils do well in ${name.toLowerCase()} than in other schools here.`
      : fell
        ? `Fewer of our pupils do well in ${name.toLowerCase()} than last time.`
        : `Of all we asked, ${name.toLowerCase()} is among the lowest.`
    const share = (row.own.value - row.scale.min) / (row.scale.max - row.scale.min)
    const well = row.reading.kind === 'share' || row.better === 'higher' ? share : 1 - share
    return [{ key: row.key, domain: row.domain, name, because, rank: (behind ? -2 : fell ? -1 : 0) + well }]
  })
  return found
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ key, domain, name, because }) => ({ key, domain, name, because }))
}

/** Next to similar schools with pupils like ours: where we differ by more than chance, and what only seemed so. */
export function besideSimilarSaid(rows: readonly Row[]): string[] {
  const all = headlines(rows).flatMap(({ name, row }) =>
    row.similar ? [{ name, row, similar: row.similar }] : [],
  )
  const able = all.filter(({ similar }) => similar.alikeVerdict !== null)
  if (able.length === 0)
    return ['Too few pupils are alike to say anything of similar schools with pupils like ours.']
  const differs = (good: boolean) =>
    able
      .filter(({ similar }) => similar.alikeVerdict !== 'same')
      .filter(({ row, similar }) => isGood(similar.alikeVerdict, row) === good)
      .toSorted((one, other) => other.similar.alikeStrength - one.similar.alikeStrength)
  const [worse, better] = [differs(false), differs(true)]
  const seemed = able.filter(
    ({ similar: { verdict, alikeVerdict } }) =>
      alikeVerdict === 'same' && verdict !== 'same' && verdict !== null,
  )
  return [
    ...(worse.length > 0
      ? [`With pupils like ours, more in similar schools are doing well in ${named(worse)}.`]
      : []),
    ...(better.length > 0
      ? [`With pupils like ours, fewer in similar schools are doing well in ${named(better)}.`]
      : []),
    ...(worse.length + better.length === 0
      ? ['With pupils like ours, similar schools are much the same: no difference is more than chance.']
      : []),
    ...(seemed.length > 0
      ? [
          `What seems to differ in ${named(seemed)} is no more than chance once who our pupils are is taken account of.`,
        ]
      : []),
    `We compared ${able.length} parts. They count among all that this page compares.`,
  ]
}
