import type { Publication } from '../../publications/index.ts'
import { Button, type Content, Details, EmptyState, PageHeading, Select, StripKey } from '../../ui/index.ts'
import { en, figure } from '../../words/index.ts'
import type { NextStep } from '../next-steps.ts'
import { byDomain, type DomainRows, headlineOf, type Row } from '../row.ts'
import type { WhatMatters } from '../what-matters.ts'
import { askedAndSaid, FiguresTable, HowMany, type Names, scaleFor } from './figures.tsx'
import { BesideSimilarSchools } from './similar.tsx'
import { WhatMattersMost } from './what-matters.tsx'

const words = en.results

export type Option = { value: string; text: string }

/** What is chosen on the page, and what there is to choose from. */
export type Choice = {
  round: string
  group: string
  account: string
  rounds: readonly Option[]
  groups: readonly Option[]
  accounts: readonly Option[]
}

export type SchoolFiguresProps = {
  school: string
  path: string
  round: string
  before: string | null
  standsOut: readonly string[]
  who: { answered: number | null; onRoll: number | null }
  rows: readonly Row[]
  /** What they said matters most. */
  matters: readonly WhatMatters[]
  choice: Choice
  /** What was told of similar schools, and by what pupils are made alike; null where they are not compared. */
  similar: { told: NonNullable<Publication['comparisons']['similar']>; alikeBy: string } | null
}

export type SchoolResultsProps = {
  /** What follows from the figures alone, drawn: see `SchoolFigures`. */
  figures: Content
  /** How they came about, drawn. */
  how: Content
  steps: readonly NextStep[]
  /** The address of a response to one question, for whoever may open one. */
  respond: ((key: string) => string) | null
  /** What is being done already. */
  doing: Content
}

const names: Names = { own: 'Our pupils', others: 'Other schools' }

/** What a school's pupils told it, and what to do next. */
export function SchoolResults({ figures, steps, respond, doing, how }: SchoolResultsProps) {
  return (
    <div class="app-results">
      {figures}
      <NextSteps steps={steps} respond={respond} />
      {doing}
      {how}
    </div>
  )
}

/** What a school's pupils told it: what stands out, and every domain drawn and in figures. */
export function SchoolFigures(props: SchoolFiguresProps) {
  const { choice, rows, round } = props
  const whole = choice.group === ''
  return (
    <>
      <PageHeading heading="What our pupils told us" below={`${props.school}. ${round}.`} />
      <div class="app-results__lead">
        <section aria-labelledby="stands-out">
          <h2 id="stands-out" class="nhsuk-heading-s">
            What stands out{whole ? '' : `: ${nameOf(choice.groups, choice.group).toLowerCase()}`}
          </h2>
          <p>{props.standsOut.join(' ') || 'There is nothing to compare with yet.'}</p>
        </section>
        <WhoAnswered {...props.who} />
      </div>
      <ChoiceForm path={props.path} choice={choice} />
      <Parts rows={rows} before={props.before} />
      <WhatMattersMost asked={props.matters} names={names} />
      <CouldNotCompare rows={rows} choice={choice} />
      {props.similar && (
        <BesideSimilarSchools rows={rows} similar={props.similar.told} alikeBy={props.similar.alikeBy} />
      )}
      {!whole && <p class="app-muted">Similar schools are compared for all pupils together only.</p>}
    </>
  )
}

const nameOf = (options: readonly Option[], value: string): string =>
  options.find((option) => option.value === value)?.text ?? ''

function WhoAnswered({ answered, onRoll }: SchoolFiguresProps['who']) {
  return (
    <section aria-labelledby="who-answered">
      <h2 id="who-answered" class="nhsuk-heading-s">
        Who answered
      </h2>
      <p>
        {answered === null ? (
          'Too few to show.'
        ) : (
          <strong>
            {figure(answered)}
            {onRoll !== null && onRoll >= answered ? ` of ${figure(onRoll)}` : ''} pupils
          </strong>
        )}
      </p>
      <p class="app-muted">
        Those who are away often find school hard, so the true picture may be a little lower.
      </p>
    </section>
  )
}

function ChoiceForm({ path, choice }: { path: string; choice: Choice }) {
  return (
    <form method="get" action={path} class="app-results__choice">
      <Select name="round" label="Which survey" items={[...choice.rounds]} value={choice.round} />
      <Select
        name="group"
        label="Which pupils"
        items={[...choice.groups]}
        value={choice.group || undefined}
      />
      <Select
        name="account"
        label="Take account of who our pupils are"
        items={[...choice.accounts]}
        value={choice.account || undefined}
      />
      <Button text="Show" variant="secondary" />
    </form>
  )
}

function Parts({ rows, before }: { rows: readonly Row[]; before: string | null }) {
  const parts = byDomain(rows)
  if (parts.length === 0)
    return (
      <EmptyState heading="Nothing to show">
        <p>Too few pupils answered for any figure to be shown.</p>
      </EmptyState>
    )
  const heads = parts.map(({ title, domains }) => ({
    title,
    rows: domains.flatMap((domain) => {
      const row = headlineOf(domain)
      return row?.reading.kind === 'share' ? [{ row, name: domain.name, gloss: glossOf(row) }] : []
    }),
  }))
  const scale = scaleFor(heads.flatMap((head) => head.rows.map(({ row }) => row)))
  return (
    <section aria-labelledby="by-domain">
      <h2 id="by-domain">Each part of wellbeing</h2>
      <StripKey
        own="our pupils, and where the true share is likely to lie"
        others="other schools here"
        also={before ? `last time (${before})` : undefined}
      />
      <div class="app-results__sheet" role="group" tabindex={0} aria-label={words.figures}>
        {heads.map((head) => (
          <FiguresTable
            caption={`${head.title}: share of pupils who are doing well`}
            rows={head.rows}
            scale={scale}
            names={names}
          />
        ))}
      </div>
      <Scores rows={rows} />
      <HowMany rows={rows} />
      <div class="app-results__every">
        {parts.flatMap(({ domains }) => domains.map((domain) => <Every domain={domain} />))}
      </div>
    </section>
  )
}

/** Scores that are a mean: each on a scale of its own. */
function Scores({ rows }: { rows: readonly Row[] }) {
  const scores = rows.filter(({ reading }) => reading.kind === 'mean')
  if (scores.length === 0) return null
  return (
    <div class="app-results__sheet" role="group" tabindex={0} aria-label={words.figures}>
      {scores.map((row) => (
        <FiguresTable
          caption={`${row.name}: the average, on a scale from ${row.scale.min} to ${row.scale.max}${row.better === 'lower' ? ', where lower is better' : ''}`}
          rows={[{ row, name: row.name, gloss: null }]}
          scale={row.scale}
          names={names}
        />
      ))}
    </div>
  )
}

function Every({ domain }: { domain: DomainRows }) {
  const shares = domain.rows.filter(({ reading }) => reading.kind === 'share')
  if (shares.length < 2) return null
  return (
    <Details summary={`Every question: ${domain.name.toLowerCase()}`}>
      <FiguresTable
        caption={`${domain.name}: share of pupils who are doing well, by question`}
        rows={shares.map((row) => ({ row, name: row.name, gloss: glossOf(row) }))}
        scale={scaleFor(shares)}
        names={names}
      />
    </Details>
  )
}

/** Which answers are counted as doing well. */
const glossOf = ({ name, lead, reading }: Row): string =>
  `${lead ? `${lead} ` : ''}${askedAndSaid(name, `answered ${reading.kind === 'share' ? reading.said : ''}`)}`

function CouldNotCompare({ rows, choice }: { rows: readonly Row[]; choice: Choice }) {
  if (choice.account === '') return null
  const without = rows.filter(({ own, others }) => own && !others)
  return (
    <p class="app-muted">
      Other schools, and last time, are shown as they would be with pupils like ours, by{' '}
      {nameOf(choice.accounts, choice.account).toLowerCase()}.
      {without.length > 0 && ' Where a group is too small to show, there is nothing to compare with.'}
    </p>
  )
}

/** Up to three things to do, each with its reason and what the directory has for it. */
function NextSteps({ steps, respond }: Pick<SchoolResultsProps, 'steps' | 'respond'>) {
  if (steps.length === 0) return null
  return (
    <section aria-labelledby="next">
      <h2 id="next">What we can do next</h2>
      <ul class="app-results__steps">
        {steps.map((step) => (
          <li>
            <h3>{step.name}</h3>
            <p>{step.because}</p>
            {step.services.length === 0 ? (
              <p>
                The directory has nothing that is good for this yet. That is a gap to tell the council about.
              </p>
            ) : (
              <ul>
                {step.services.map((service) => (
                  <li>
                    <a href={`/services/${service.id}`}>{service.name}</a>
                    {service.summary && `: ${service.summary}`}
                  </li>
                ))}
              </ul>
            )}
            {step.total > step.services.length && (
              <p>
                <a href={step.href}>
                  See {step.more ? 'more than ' : 'all '}
                  {figure(step.total)} that are good for {step.name.toLowerCase()}
                </a>
              </p>
            )}
            {respond && (
              <p class="app-results__more">
                <a href={respond(step.key)}>
                  Say what we will do
                  <span class="nhsuk-u-visually-hidden"> about {step.name.toLowerCase()}</span>
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
