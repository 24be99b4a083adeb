import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { equivalents } from './fixtures/components.tsx'
import { optionPaths } from './fixtures/context.ts'
import { normalise } from './fixtures/normalise.ts'

// Why an option that a fixture uses is not in our kit. A fixture with an option that is neither supported nor
// here fails, so that nothing falls out in silence.
const leftOut: Record<string, string> = {
  'back-link variant': 'no screen has links on a dark ground in running text',
  'back-link type': 'the way back is a page, never a form',
  'checkboxes items[].behaviourGroup': 'one exclusive choice to a question',
  'checkboxes items[].exclusiveGroup': 'one exclusive choice to a question',
  'date-input items[]': 'a list with gaps in it: our parts are day, month and year, always',
  'date-input items[].disabled': 'a date is used whole or not at all',
  'date-input year.disabled': 'a date is used whole or not at all',
  'date-input year': 'a date has its year',
  'date-input day': 'a date has its day',
  'date-input *.autocomplete': 'only a whole date of birth fills itself in',
  'date-input items[].autocomplete': 'only a whole date of birth fills itself in',
  'date-input namePrefix': 'our names are joined by a hyphen, so that a body stays flat',
  'date-input *.label': 'day, month and year are called so',
  'error-summary disableAutoFocus': 'the summary always takes focus',
  'error-summary errorList[]': 'a list with gaps in it',
  'input formGroup.*': 'html beside a field is the screen’s own',
  'input prefix.html': 'a prefix is text',
  'input suffix.html': 'a suffix is text',
  'label caption*': 'no captions: a page has one heading',
  'label heading.*': 'a heading in a label is the page’s h1, in the label’s own size',
  'legend caption*': 'no captions: a page has one heading',
  'legend heading.*': 'a heading in a legend is the page’s h1, in the legend’s own size',
  'fieldset legend.caption': 'no captions: a page has one heading',
  'notification-banner disableAutoFocus': 'a banner is read out where it stands and never takes focus',
  'notification-banner attributes.tabindex': 'the same',
  'notification-banner heading.element': 'a heading is a heading',
  'pagination items[]': 'a list with gaps in it',
  'pagination previous.text': 'Previous and Next are called so',
  'pagination next.text': 'Previous and Next are called so',
  'pagination previousUrl': 'an older name of previous.href',
  'pagination previousPage': 'an older name of previous.label',
  'pagination nextUrl': 'an older name of next.href',
  'pagination nextPage': 'an older name of next.label',
  'panel heading.size': 'one size',
  'panel heading.id': 'nothing points at it',
  'panel heading.classes': 'one look',
  'panel variant': 'no interruption pages',
  'select formGroup.*': 'html beside a field is the screen’s own',
  'select items[].divider': 'a select with parts is two questions',
  'summary-list rows[].actions.items[].type': 'an action leads to a page',
  'summary-list rows[].actions.items[]': 'a list with gaps in it',
  'summary-list rows[].key.width': 'one set of columns for all lists',
  'summary-list rows[].border': 'lines between all rows or none',
  'summary-list card.*': 'lines rather than boxes: no cards',
  'tables variant': 'no tables on a dark ground',
  'tables caption.id': 'goes with scroll',
  'tables caption.classes': 'caption.size says it',
  'tables scroll': 'a wide table becomes cards (responsive) instead of scrolling sideways',
  'tables card*': 'lines rather than boxes: no cards',
  'tables head[].align': 'numbers stand right by format, words left',
  'tables head[].sort*': 'sorting is a link above the table, made on the server',
  'tables head[].href': 'sorting is a link above the table, made on the server',
  'tables head[].width': 'columns are as wide as their words',
  'tables *.visuallyHiddenText': 'a link’s hidden words are written by the screen',
  'tables rows[][].href': 'a link is given as the cell’s content',
  'tables rows[][].sortValue': 'goes with sorting by script',
  'tables rows[]': 'a list with gaps in it',
  'tables heading*': 'goes with cards',
  'tables panel': 'goes with cards',
}

// Fixtures left out for what they are rather than for an option.
const leftOutByName: Record<string, string> = {
  '* via call block*': 'its content stands in a template, not in the fixture’s file',
  '* class overriding *': 'a class never overrules an option: the option is the only way',
  '* with error only': 'an error always has its sentence',
  'back-link with HTML': 'it has no address, and the way back is a page',
  'back-link with text escaping': 'it has no address, and the way back is a page',
  'warning-callout without heading': 'what must not be missed is named',
  'tables with numeric format and missing data': 'a missing figure is a dash, in the column’s own alignment',
  'tag without colour': 'every tag has a ground',
  'checkboxes with "all" option*': 'everything at once is never one tick',
  'checkboxes with "none" option, conditional content*':
    'what is asked more follows a choice, not its absence',
  'date-input day and month (using items)': 'a date has its year',
  'date-input month and year (using items)': 'a date has its day',
}

// What is not an option but a rule of ours, and is so in every fixture it touches.
const ourRules: Record<string, (html: string) => string> = {
  'a link in a button’s clothes stays a link: it is read out as what it is, and Enter works without script': (
    html,
  ) => html.replace(/(<a [^>]*nhsuk-button[^>]*?) draggable="false"([^>]*?) role="button"/g, '$1$2'),
  'the error summary takes focus without script: autofocus and tabindex': (html) =>
    html.replace(/(<div) autofocus="[^"]*"([^>]*nhsuk-error-summary[^>]*?) tabindex="-1"/g, '$1$2'),
}

type Fixture = { name: string; context: Record<string, unknown>; html: string }

const folder = join(
  dirname(createRequire(import.meta.url).resolve('nhsuk-frontend/package.json')),
  'dist/nhsuk/components',
)

function fixturesOf(component: string): Fixture[] {
  return JSON.parse(readFileSync(join(folder, component, 'fixtures.json'), 'utf8')).fixtures
}

function pattern(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.[\]()]/g, '\\$&').replaceAll('*', '.*')}$`)
}

/** The options of a fixture that our component lacks. */
function lacking(component: string, context: unknown): string[] {
  const options = equivalents[component]?.options ?? []
  return optionPaths(context).filter((path) => !options.includes(path))
}

const isLeftOutByName = (component: string, name: string) =>
  Object.keys(leftOutByName).some((key) => pattern(key).test(`${component} ${name}`))

const ruled = (html: string) => Object.values(ourRules).reduce((text, rule) => rule(text), normalise(html))

let compared = 0
let all = 0

describe.each(Object.keys(equivalents))('%s, against the fixtures of nhsuk-frontend', (component) => {
  const fixtures = fixturesOf(component)
  const reasons = Object.keys(leftOut).filter((key) => key.startsWith(`${component} `))

  it('has a reason for every fixture that is left out', () => {
    const unexplained = fixtures
      .flatMap(({ context }) => lacking(component, context))
      .filter((path) => !reasons.some((key) => pattern(key).test(`${component} ${path}`)))
    expect([...new Set(unexplained)]).toEqual([])
  })

  it('gives a reason only for options that a fixture has', () => {
    const paths = new Set(fixtures.flatMap(({ context }) => lacking(component, context)))
    const idle = reasons.filter(
      (key) => ![...paths].some((path) => pattern(key).test(`${component} ${path}`)),
    )
    expect(idle).toEqual([])
  })

  const usable = fixtures.filter(
    ({ name, context }) => lacking(component, context).length === 0 && !isLeftOutByName(component, name),
  )
  all += fixtures.length
  compared += usable.length

  it.each(usable.map((fixture) => [fixture.name, fixture] as const))('%s', (_, fixture) => {
    const ours = `${equivalents[component]?.render(fixture.context)}`
    expect(ruled(ours)).toBe(ruled(fixture.html))
  })
})

describe('the comparison as a whole', () => {
  it('covers a fair share', () => {
    console.log(`${compared} of ${all} fixtures of ${Object.keys(equivalents).length} components compared`)
    expect(compared).toBeGreaterThanOrEqual(390)
  })
})
