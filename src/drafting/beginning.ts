import { stringify } from 'yaml'
import { type Measure, type Source, sourcesWithoutForm } from '../blueprint/index.ts'
import { type Answers, answerList, answerText } from '../ui/questions/index.ts'

const SCHEMA = '# yaml-language-server: $schema=programme.schema.json\n'

/** Addresses that are no programme's. */
const taken = ['drafts']

/** A key made of a name, which none of the others has. */
export function keyFor(name: string, others: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}|[’']/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '')
    .slice(0, 60)
  const key = plain || 'programme'
  const known = new Set([...others, ...taken])
  for (let nth = 1; ; nth++) {
    const one = nth === 1 ? key : `${key}-${nth}`
    if (!known.has(one)) return one
  }
}

/** Why a programme cannot have this key; undefined where it can. */
export const keyProblem = (key: string): string | undefined =>
  taken.includes(key) ? `key: ${key} is an address of ours: choose another` : undefined

// A part of the file on a line of its own, as our files have it.
const withPart = (text: string, part: string, value: string): string =>
  text.replace(new RegExp(`^${part}:.*$`, 'm'), () => `${part}: ${value}`)

/** A programme's text as its next version: everything else stays as it was. */
export const nextVersion = (text: string, version: number): string =>
  withPart(text, 'version', String(version))

/**
 * A programme's text under another name. Who shaped the one says nothing of the other, so that it begins with nobody.
 */
export function copied(text: string, { key, name }: { key: string; name: string }): string {
  const quoted = JSON.stringify(name)
  const renamed = [
    ['key', key],
    ['version', '1'],
    ['name', quoted],
    ['public_name', quoted],
  ] as const
  const whole = renamed.reduce((now, [part, value]) => withPart(now, part, value), `${text.trimEnd()}\n`)
  return whole.replace(/^shaped_with:.*\n(?:(?:[ \t-].*)?\n)*/m, 'shaped_with: []\n\n')
}

const asks: Readonly<Partial<Record<Source, string>>> = {
  'young-person': 'What would you like from it?',
  'parent-or-carer': 'What have you noticed?',
  school: 'What have you noticed?',
}

const wayIn = (who: Source) => ({
  who,
  form: sourcesWithoutForm.includes(who)
    ? []
    : [{ key: 'reason', asks: asks[who] ?? 'What makes you think of this for them?', answer: 'words' }],
})

const numberOr = (typed: string): number | 'not stated' => (typed === '' ? 'not stated' : Number(typed))

function agesOf(answers: Answers) {
  const [from, to] = [answerText(answers, 'from_age'), answerText(answers, 'to_age')]
  if (from === '' && to === '') return 'not stated'
  return { from: Number(from || 0), ...(to === '' ? {} : { to: Number(to) }) }
}

function measured(measure: Measure | undefined) {
  if (!measure) return { measures: [], statements: [] }
  const better = measure.scores[0]?.better ?? 'higher'
  const points = [
    { at: 'baseline', asked: 'by-link' },
    { at: 'end', asked: 'by-link' },
  ]
  const text = 'Are better at the end than at the start'
  return {
    measures: [{ measure: measure.key, points }],
    statements: [{ key: 'improved', rule: 'share-improved', text, measure: measure.key, better }],
  }
}

function delivered(answers: Answers) {
  const kind = answerText(answers, 'delivery')
  return {
    ...{ kind, about: answerText(answers, 'about'), where: [answerText(answers, 'where')], led_by: ['team'] },
    ...(kind === 'group' ? { size: 'not stated', sessions: 'not stated' } : {}),
  }
}

/** A programme from a few answers, as a text to go on with: what nobody said is not stated. */
export function skeleton(
  answers: Answers,
  { key, measures }: { key: string; measures: readonly Measure[] },
): string {
  const said = (name: string) => answerText(answers, name)
  const measure = measures.find((one) => one.key === said('measure'))
  const { measures: asked, statements } = measured(measure)
  const weeks = numberOr(said('weeks'))
  const written = {
    ...{ key, version: 1, name: said('public_name'), public_name: said('public_name'), about: said('about') },
    ...(said('public_about') === '' ? {} : { public_about: said('public_about') }),
    origin: { kind: 'ours', run_by: [said('run_by')] },
    tiers: answerList(answers, 'tiers'),
    for_whom: {
      ages: agesOf(answers),
      circumstances: answerList(answers, 'circumstances'),
      families: 'not stated',
      ...(said('note') === '' ? {} : { note: said('note') }),
    },
    ways_in: answerList(answers, 'ways_in').map((who) => wayIn(who as Source)),
    agencies: [{ key: 'team', name: said('run_by'), part: 'Runs it' }],
    delivery: [delivered(answers)],
    capacity: { places: numberOr(said('places')), waiting_list: said('waiting_list') === 'yes' },
    duration: weeks === 'not stated' ? { kind: weeks } : { kind: 'weeks', weeks },
    measures: asked,
    funding: { pays: [], places: 'not stated', price: 'not stated', free_to_young_people: 'not stated' },
    statements,
    // Last, because it is what is still to come.
    shaped_with: [],
  }
  return SCHEMA + stringify(written, { lineWidth: 0, aliasDuplicateObjects: false })
}
