import { first, type Misfit, misfitAt } from './fitting.ts'
import { agesFor, type Measure } from './measure.ts'
import type { Asking, Programme } from './programme.ts'
import { armPairs, sourcesWithoutForm } from './programme-words.ts'
import { labelIn } from './public-name.ts'
import { nearest } from './shapes.ts'
import { statementMisfit } from './statement-fitting.ts'

/** What the shape of a programme cannot say: that its parts fit together. Undefined where they do. */
export function programmeMisfit(
  programme: Programme,
  file: string,
  measures: readonly Measure[],
): Misfit | undefined {
  return (
    nameMisfit(programme, file) ??
    rangeMisfit(programme) ??
    twiceMisfit(programme) ??
    wayMisfit(programme) ??
    leaderMisfit(programme) ??
    followUpMisfit(programme) ??
    armsMisfit(programme) ??
    first(programme.measures, (asking, at) => askingMisfit(programme, asking, at, measures)) ??
    first(programme.statements, (one, at) => statementMisfit(programme, one, ['statements', at], measures))
  )
}

function nameMisfit({ key, public_name, public_about = '' }: Programme, file: string): Misfit | undefined {
  if (file.replace(/\.yaml$/, '') !== key)
    return misfitAt(['key'], `key: it is ${key}, so the file is ${key}.yaml`)
  const told = labelIn(public_about)
  if (told !== undefined)
    return misfitAt(
      ['public_about'],
      `public_about: "${told}" says why somebody is there: say what they do, for anybody to read`,
    )
  const label = labelIn(public_name)
  return label === undefined
    ? undefined
    : misfitAt(
        ['public_name'],
        `public_name: "${label}" says why somebody is there: find a name that any young person would gladly say aloud`,
      )
}

function rangeMisfit({ for_whom, delivery }: Programme): Misfit | undefined {
  const upsideDown = (range: { from: number; to?: number | undefined }, at: Misfit['at'], what: string) =>
    range.to !== undefined && range.to < range.from
      ? misfitAt(
          at,
          `${at.join('.')}: ${what} from ${range.from} to ${range.to} is upside down: put the lower number first`,
        )
      : undefined
  const { ages, school_years } = for_whom
  return (
    (ages === 'not stated' ? undefined : upsideDown(ages, ['for_whom', 'ages'], 'ages')) ??
    (school_years && upsideDown(school_years, ['for_whom', 'school_years'], 'school years')) ??
    first(delivery, (way, at) =>
      way.kind === 'group' && way.size !== 'not stated'
        ? upsideDown(way.size, ['delivery', at, 'size'], 'a group')
        : undefined,
    )
  )
}

/** Every list whose entries have names, and the name of each. */
const named = (programme: Programme): [string, readonly string[]][] => [
  ['agencies', programme.agencies.map(({ key }) => key)],
  ['ways_in', programme.ways_in.map(({ who }) => who)],
  ['follow_up', programme.follow_up.map(({ key }) => key)],
  ['measures', programme.measures.map(({ measure }) => measure)],
  ['statements', programme.statements.map(({ key }) => key)],
]

function twiceMisfit(programme: Programme): Misfit | undefined {
  return first(named(programme), ([list, keys]) => {
    const twice = keys.findIndex((one, at) => keys.indexOf(one) !== at)
    return twice < 0
      ? undefined
      : misfitAt([list, twice], `${list}: ${keys[twice]} is there twice: keep one of them`)
  })
}

function wayMisfit({ ways_in }: Programme): Misfit | undefined {
  return first(ways_in, ({ who, form }, at) => {
    const here = ['ways_in', at]
    const none = sourcesWithoutForm.includes(who)
    if (none && form.length > 0) return misfitAt(here, `ways_in: ${who} fills nothing in, so it has no form`)
    if (!none && form.length === 0)
      return misfitAt(here, `ways_in: ${who} needs a short form: say what it asks under form`)
    const keys = form.map(({ key }) => key)
    const twice = keys.findIndex((one, of) => keys.indexOf(one) !== of)
    return twice < 0
      ? undefined
      : misfitAt(
          [...here, 'form', twice],
          `ways_in: the form of ${who} asks ${keys[twice]} twice: give one another key`,
        )
  })
}

function leaderMisfit({ agencies, delivery }: Programme): Misfit | undefined {
  const keys = agencies.map(({ key }) => key)
  const stranger = (led: readonly string[], at: Misfit['at']) => {
    const unknown = led.find((one) => !keys.includes(one))
    return unknown === undefined
      ? undefined
      : misfitAt(at, `${at.join('.')}: ${unknown} is none of its agencies: ${hint(unknown, keys)}`)
  }
  return first(delivery, (way, at) => {
    const here = ['delivery', at]
    return (
      stranger(way.led_by, [...here, 'led_by']) ??
      (way.kind === 'group'
        ? first(way.session_parts, (part, of) =>
            stranger(part.led_by, [...here, 'session_parts', of, 'led_by']),
          )
        : undefined)
    )
  })
}

/** What was most likely meant, or what there is. */
const hint = (given: string, keys: readonly string[]): string => {
  const near = nearest(given, keys)
  return near ? `did you mean ${near}?` : `there is ${keys.join(', ') || 'none'}`
}

const beginnings = ['ending', 'discharge']

function followUpMisfit({ follow_up }: Programme): Misfit | undefined {
  const keys = follow_up.map(({ key }) => key)
  return first(follow_up, (one, at) => {
    const here = ['follow_up', at, 'after']
    const seen = [one.key]
    for (let after = one.after; !beginnings.includes(after); ) {
      const next = follow_up.find(({ key }) => key === after)
      if (!next)
        return misfitAt(
          here,
          `follow_up: ${one.key} comes after ${after}, which is none: ${hint(after, [...beginnings, ...keys])}`,
        )
      if (seen.includes(after))
        return misfitAt(
          here,
          `follow_up: ${[...seen, after].join(' comes after ')}, so none of them ever begins: let one come after ending`,
        )
      seen.push(after)
      after = next.after
    }
    return undefined
  })
}

function armsMisfit({ arms }: Programme): Misfit | undefined {
  if (!arms) return undefined
  const keys = arms.compared.map(({ key }) => key)
  const pair = armPairs.find((both) => keys.some((key) => both.some((one) => one === key)))
  if (pair && keys.length === 2 && pair.every((key, at) => keys[at] === key)) return undefined
  const missing = pair?.find((key) => !keys.some((one) => one === key))
  return misfitAt(
    ['arms', 'compared'],
    missing
      ? `arms: ${keys.join(' and ')} is compared with nothing: add the arm ${missing}`
      : `arms: two are compared, the one that is tried first: ${armPairs.map((both) => both.join(' and ')).join(', or ')}`,
  )
}

function askingMisfit(
  programme: Programme,
  asking: Asking,
  at: number,
  measures: readonly Measure[],
): Misfit | undefined {
  const here = ['measures', at]
  const measure = measures.find(({ key }) => key === asking.measure)
  if (!measure)
    return misfitAt(
      [...here, 'measure'],
      `measures: there is no measure ${asking.measure}: ${hint(
        asking.measure,
        measures.map(({ key }) => key),
      )}`,
    )
  const scores = measure.scores.map(({ key }) => key)
  if (asking.score !== undefined && !scores.includes(asking.score))
    return misfitAt(
      [...here, 'score'],
      `measures: ${measure.key} has no score ${asking.score}: ${hint(asking.score, scores)}`,
    )
  return agesMisfit(programme, asking, measure, here) ?? pointsMisfit(programme, asking, here)
}

function agesMisfit(
  { for_whom: { ages } }: Programme,
  { who }: Asking,
  measure: Measure,
  here: Misfit['at'],
): Misfit | undefined {
  const theirs = agesFor(measure, who)
  if (!theirs)
    return misfitAt(
      [...here, 'who'],
      `measures: ${measure.key} is not answered by ${who}: by ${measure.informants.map((one) => one.who).join(', ')}`,
    )
  if (ages === 'not stated') return undefined
  const apart = (ages.to ?? 25) < theirs.from || (theirs.to !== undefined && theirs.to < ages.from)
  return apart
    ? misfitAt(
        here,
        `measures: ${measure.key} is for ages ${theirs.from} to ${theirs.to ?? 'any'}, and nobody here is: choose another measure`,
      )
    : undefined
}

function pointsMisfit(
  { follow_up }: Programme,
  { measure, points }: Asking,
  here: Misfit['at'],
): Misfit | undefined {
  const keys = follow_up.map(({ key }) => key)
  return first(points, (one, at) => {
    const place = [...here, 'points', at]
    if (one.at === 'follow-up' && !keys.includes(one.follow_up))
      return misfitAt(
        place,
        `measures: ${measure} is asked at the follow-up ${one.follow_up}, which is none: ${hint(one.follow_up, keys)}`,
      )
    return undefined
  })
}
