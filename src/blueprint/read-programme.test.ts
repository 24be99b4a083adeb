import { describe, expect, it } from 'vitest'
import { understood } from './programme.ts'
import { labelIn } from './public-name.ts'
import { readMeasure } from './read-measure.ts'
import { readProgramme } from './read-programme.ts'
import { BlueprintProblem } from './yaml.ts'

const measureOf = (key: string, ages: string, scores: string, more = '') =>
  readMeasure(
    `key: ${key}
version: 1
name: ${key}
fullName: ${key}
about: An invented measure.
ages: ${ages}
${more}
wording: ships
licence: { name: none, holder: nobody, terms: Free., cite: Invented. }
choices: { from: 0, to: 1, labels: ['No', 'Yes'] }
minutes: 1
items: [{ id: i1, words: Are you well? }]
scores: [{ key: s, name: S, item: i1, from: 0, to: ${scores} }]
facts: [{ says: It is invented., from: us, checked: read }]
examples: [{ what: yes, answers: { i1: 1 }, scores: { s: 1 } }]
`,
    `${key}.yaml`,
  )
const measures = [
  measureOf('mood', '{ from: 8, to: 18 }', '9, better: higher'),
  measureOf('worry', '{ from: 8 }', '9, better: lower'),
  measureOf('said-yes', '{ from: 5 }', '1, better: higher', 'kind: feedback'),
  measureOf(
    'aims',
    '{ from: 0 }',
    '9, better: higher',
    'kind: goals\ngoals: { most: 3, whose: [their own] }',
  ),
]

const good = `key: kites
version: 2
name: Kites
public_name: Fly with us
about: Young people make kites.
origin: { kind: ours, run_by: [A school] }
tiers: [targeted]
for_whom:
  ages: { from: 9, to: 16 }
  circumstances: [isolated]
  families: not stated
ways_in:
  - who: school
    form:
      - { key: noticed, asks: What have you noticed?, answer: words }
agencies:
  - { key: club, name: The kite club, part: Leads }
delivery:
  - kind: group
    about: Kites.
    where: [outdoors]
    led_by: [club]
    size: { from: 4, to: 8 }
    sessions: 6
capacity: { places: 8, in: each group, waiting_list: true }
duration: { kind: weeks, weeks: 6 }
follow_up:
  - { key: later, after: ending, weeks: 26, does: Asks again. }
arms:
  design: comparison-group
  allocated_by: school
  compared:
    - { key: programme, gets: Kites }
    - { key: comparison, gets: Nothing new }
measures:
  - measure: mood
    points:
      - { at: baseline, asked: by-link }
      - { at: end, asked: by-link }
      - { at: follow-up, asked: by-link, follow_up: later }
funding: { pays: [], places: not stated, price: not stated, free_to_young_people: not stated }
statements:
  - key: better
    rule: share-improved
    text: Feel better
    measure: mood
    better: higher
    arm: programme
  - key: difference
    rule: difference-in-differences
    text: How mood changed
    measure: mood
    better: higher
    unit: points
`
const swap = (from: string | RegExp, to: string) => {
  const changed = good.replace(from, to)
  if (changed === good) throw new Error(`nothing was changed: ${from}`)
  return changed
}
const problemOf = (text: string, file = 'kites.yaml'): string => {
  try {
    readProgramme(text, file, measures)
    return 'nothing'
  } catch (error) {
    if (error instanceof BlueprintProblem) return error.message
    throw error
  }
}

describe('a programme file', () => {
  it('is read as what it says, and each statement as it is worked out', () => {
    const programme = readProgramme(good, 'kites.yaml', measures)
    expect(programme).toMatchObject({ key: 'kites', version: 2, promises: [], shaped_with: [] })
    expect(understood(programme)).toMatchObject([
      {
        ...{ key: 'better', rule: 'share-improved', measure: 'mood', from: 'baseline', to: 'end' },
        ...{ better: 'higher', unit: '%', arm: 'programme', minus: null },
      },
      { key: 'difference', from: 'baseline', to: 'end', arm: 'programme', minus: 'comparison' },
    ])
  })

  it.each([
    [
      'an unknown key',
      swap('for_whom:', 'fo_whom:'),
      'line 8: the file: "fo_whom" is not known here: did you mean for_whom?',
    ],
    [
      'an unknown key inside',
      swap('led_by: [club]', 'ledby: [club]'),
      'line 22: delivery.0: "ledby" is not known here: did you mean led_by?',
    ],
    ['words with a comma', swap('part: Leads', 'part: Leads, and sings'), 'go in quotation marks'],
    [
      'a part that is missing',
      swap(/^capacity.*\n/m, ''),
      'capacity: it is missing: it needs parts of its own',
    ],
    [
      'a word that is none of the list',
      swap('circumstances: [isolated]', 'circumstances: [isolatd]'),
      'line 10: for_whom.circumstances.0: "isolatd" is not known here: did you mean isolated?',
    ],
    [
      'a kind that is none',
      swap('kind: group', 'kind: grupp'),
      'line 19: delivery.0.kind: "grupp" is not known here: did you mean group?',
    ],
    [
      'a rule that is none',
      swap('rule: share-improved', 'rule: share-improvd'),
      'line 44: statements.0.rule: "share-improvd" is not known here: did you mean share-improved?',
    ],
    ['no rule', swap('    rule: share-improved\n', ''), 'rule: it is missing: choose from share-improved'],
    [
      'words where a number goes',
      swap('sessions: 6', 'sessions: six'),
      'line 24: delivery.0.sessions: it is how many sessions, or: not stated',
    ],
    [
      'an age range upside down',
      swap('{ from: 9, to: 16 }', '{ from: 16, to: 9 }'),
      'line 9: for_whom.ages: ages from 16 to 9 is upside down',
    ],
    ['a group upside down', swap('{ from: 4, to: 8 }', '{ from: 8, to: 4 }'), 'line 23: delivery.0.size'],
    [
      'a follow-up after itself',
      swap('after: ending', 'after: later'),
      'line 28: follow_up: later comes after later, so none of them ever begins',
    ],
    [
      'follow-ups that go round',
      swap(
        'after: ending, weeks: 26, does: Asks again. }',
        'after: much-later, weeks: 26, does: Asks again. }\n  - { key: much-later, after: later, weeks: 1, does: Asks. }',
      ),
      'line 28: follow_up: later comes after much-later comes after later',
    ],
    ['a follow-up after nothing', swap('after: ending', 'after: endin'), 'did you mean ending?'],
    [
      'a measure that does not exist',
      swap('- measure: mood', '- measure: moood'),
      'line 36: measures: there is no measure moood: did you mean mood?',
    ],
    [
      'a score that does not exist',
      swap('- measure: mood', '- measure: mood\n    score: t'),
      'mood has no score t',
    ],
    [
      'a measure for other ages',
      swap('{ from: 9, to: 16 }', '{ from: 20, to: 25 }'),
      'mood is for ages 8 to 18',
    ],
    [
      'an arm without a comparison',
      swap('    - { key: comparison, gets: Nothing new }\n', ''),
      'line 32: arms: programme is compared with nothing: add the arm comparison',
    ],
    ['arms of two pairs', swap('key: comparison', 'key: signposted'), 'add the arm'],
    [
      'a difference that chance did not make',
      swap('difference-in-differences', 'difference-between-arms'),
      'chance did not make',
    ],
    ['a statement of no arm', swap('    arm: programme\n', ''), 'better speaks of one arm: say which'],
    [
      'a statement at a point where nothing is asked',
      swap('      - { at: end, asked: by-link }\n', ''),
      'better needs mood at end',
    ],
    [
      'a statement of a measure that is not asked',
      swap('text: Feel better\n    measure: mood', 'text: Feel better\n    measure: worry'),
      'better is of worry, which is none of its measures',
    ],
    [
      'a statement the wrong way round',
      swap('better: higher\n    arm', 'better: lower\n    arm'),
      'better says that lower is better, and of mood higher is',
    ],
    [
      'a statement with a figure in it',
      swap('text: Feel better', 'text: 80 in a hundred feel better'),
      'line 45: statements: the text of better has a figure',
    ],
    [
      'a leader who has no part',
      swap('led_by: [club]', 'led_by: [clubb]'),
      'clubb is none of its agencies: did you mean club?',
    ],
    [
      'a way in with nothing to fill in',
      swap('    form:\n      - { key: noticed, asks: What have you noticed?, answer: words }\n', ''),
      'line 13: ways_in: school needs a short form',
    ],
    ['two things of one key', swap('key: difference', 'key: better'), 'statements: better is there twice'],
    [
      'a public name that labels',
      swap('Fly with us', 'Kites for lonely children'),
      'line 4: public_name: "lonely" says why somebody is there',
    ],
    [
      'another file name',
      swap('key: kites', 'key: kite'),
      'line 1: key: it is kite, so the file is kite.yaml',
    ],
    [
      'the same key twice',
      `${good}key: kites\n`,
      'kites.yaml is not YAML: Map keys must be unique at line 55',
    ],
    ['no YAML', 'key: [', 'kites.yaml is not YAML'],
    ['nothing', '', 'the file: it needs parts of its own'],
    ['a list', '- key: kites', 'the file: it needs parts of its own'],
    ['a hidden prototype', `${good}__proto__: { key: x }\n`, '"__proto__" is not known here'],
  ])('is refused with the line and the fix for %s', (_what, text, sentence) => {
    expect(problemOf(text)).toContain(sentence)
  })

  it.each([
    ['You need not know how to sing', undefined],
    ['There is no need to book, and you don’t need trainers', undefined],
    ['For young people with special needs', 'needs'],
    ['For everybody in need', 'need'],
  ])('may say %s to everybody, or not', (said, word) => {
    expect(labelIn(said)).toBe(word)
  })

  it('is refused for aliases, however few of them it takes to explode', () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]
g: [*f, *f, *f, *f, *f, *f, *f, *f, *f]
`
    expect(problemOf(bomb)).toBe(
      'kites.yaml, line 1: a blueprint repeats nothing by reference: write it out instead of &a',
    )
  })

  it.each([
    ['ten megabytes', `${good}# ${'x'.repeat(10_000_000)}\n`, 'is too long'],
    [
      'a list in a list in a list',
      `${good}also_shows: ${'['.repeat(60)}${']'.repeat(60)}\n`,
      'it goes too deep: at most 12 levels',
    ],
    ['a hundred thousand open brackets', `a: ${'['.repeat(100_000)}`, 'deep'],
    ['dashes without end', `a:\n  ${'- '.repeat(50_000)}x\n`, 'deep'],
  ])('is refused within a moment for %s', { timeout: 5_000 }, (_what, text, sentence) => {
    expect(problemOf(text)).toContain(sentence)
  })
})

describe('a statement that is worth something', () => {
  const worth = (figures: string) =>
    swap(
      /arms:[\s\S]*statements:\n[\s\S]*/,
      `measures:
  - measure: mood
    points: [{ at: baseline, asked: by-link }, { at: end, asked: by-link }]
funding: { pays: [], places: not stated, price: not stated, free_to_young_people: not stated }
statements:
  - { key: better, rule: share-improved, text: Feel better, measure: mood, better: higher }
  - key: value
    rule: value-per-pound
    text: What a pound brings
    counts: better
    worth: { low: 1, likely: 2, high: 3, says: It., from: us, checked: read }
    anyway: { low: 0, likely: 0, high: 1, says: It., from: us, checked: read }
    owed_to_others: { low: 0, likely: 0, high: 1, says: It., from: us, checked: read }
    cost: ${figures}
`,
    )

  it('takes the measure and the points from the statement whose people it counts', () => {
    const text = worth('{ low: 1, likely: 2, high: 3, says: It., from: us, checked: read }')
    expect(understood(readProgramme(text, 'kites.yaml', measures))[1]).toMatchObject({
      ...{ key: 'value', measure: 'mood', from: 'baseline', to: 'end', better: 'higher', unit: '£' },
    })
  })

  it('is refused for a range that is none, and for what costs nothing', () => {
    expect(problemOf(worth('{ low: 3, likely: 2, high: 3, says: It., from: us, checked: read }'))).toContain(
      'has a cost whose likely figure is not between low and high',
    )
    expect(problemOf(worth('{ low: 0, likely: 2, high: 3, says: It., from: us, checked: read }'))).toContain(
      'costs nothing',
    )
  })
})
