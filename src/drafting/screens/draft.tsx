import type { Fault, Measure, Programme } from '../../blueprint/index.ts'
import {
  BackLink,
  Button,
  type Content,
  Details,
  ErrorSummary,
  InsetText,
  Textarea,
  WarningCallout,
} from '../../ui/index.ts'
import { Ask, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import { type DateOnly, listOf, spokenDate, spokenMoment } from '../../words/index.ts'
import { type Draft, draftCan, type Looking, titleIn, waiting } from '../draft.ts'
import { proposalForm } from '../forms.ts'
import { Answering } from './answering.tsx'
import { Consequences } from './consequences.tsx'
import { type Compared, Different } from './different.tsx'
import { Numbered } from './numbered.tsx'

/** What was sent and could not be taken: the text, or one of the small forms. */
export type Sent = {
  /** A text that was not kept, and why. */
  text?: { typed: string; problem: string }
  /** Somebody wrote a newer one: the page holds what was typed and shows theirs. */
  newer?: boolean
  form?: 'proposal' | 'refusal'
  typed?: Typed
  problems?: Problems
  /** Why it cannot be asked for although every field is right. */
  stopped?: string
}

export type DraftPageProps = {
  draft: Draft
  looking: Looking
  /** The programme that the text is, or what is wrong with it. */
  read: { programme: Programme } | { faults: readonly Fault[] }
  /** The published version that it is put beside, if there is one. */
  before: Compared['before'] | undefined
  measures: readonly Measure[]
  now: Date
  today: DateOnly
  saved: boolean
  sent?: Sent
}

/** A draft: the text, what is wrong with it, what was asked and answered, and what follows from it. */
export function DraftPage(props: DraftPageProps) {
  const { draft, looking, read, sent, before } = props
  const programme = 'programme' in read ? read.programme : undefined
  const different = before && <Different before={before} text={draft.text} programme={programme} />
  const mayChange = draftCan.beChanged(draft, looking)
  return (
    <>
      <BackLink href="/programmes/drafts" text="Drafts" />
      <Summary {...props} />
      <h1>{programme?.public_name ?? titleIn(draft.text)}</h1>
      <p>
        {draft.begunFrom ? `Begun from ${draft.begunFrom}. ` : ''}
        Written by {listOf(draft.writers.map(({ name }) => name))}. Last by {draft.writtenBy.name},{' '}
        {spokenMoment(draft.writtenAt, props.now)}.
      </p>
      <Standing draft={draft} now={props.now} />
      {!mayChange && different}
      {draftCan.beAnswered(draft, looking) && <Answering draft={draft} sent={sent} />}
      {draftCan.beTakenBack(draft, looking) && !draftCan.beAnswered(draft, looking) && (
        <form method="post" action={`/programmes/drafts/${draft.id}/taking-back`}>
          <Button text="Take it back and write on" variant="secondary" preventDoubleClick />
        </form>
      )}
      {mayChange ? (
        <Writing {...props} />
      ) : (
        <Details summary="The text, line by line">
          <Numbered text={draft.text} />
        </Details>
      )}
      {mayChange && different}
      {programme && <Consequences programme={programme} measures={props.measures} today={props.today} />}
    </>
  )
}

const faultsOf = (read: DraftPageProps['read']): readonly Fault[] => ('faults' in read ? read.faults : [])

const faultSaid = ({ line, says }: Fault): string => (line === null ? says : `Line ${line}. ${says}`)

function Summary({ draft, looking, read, sent }: DraftPageProps) {
  if (sent?.text) return <ErrorSummary errorList={[{ text: sent.text.problem, href: '#text' }]} />
  if (sent?.newer)
    return (
      <ErrorSummary
        heading="Somebody wrote on it meanwhile"
        description={`${draft.writtenBy.name} has saved another text since you opened this. Yours is in the box below and is not saved yet. Theirs is under it. Saving now puts yours in the place of theirs.`}
        errorList={[
          { text: 'Your text', href: '#text' },
          { text: 'Their text', href: '#theirs' },
        ]}
      />
    )
  if (sent?.problems || sent?.stopped)
    return (
      <ErrorSummary
        errorList={[
          ...(sent.stopped ? [{ text: sent.stopped }] : []),
          ...(sent.form === 'proposal' ? problemList(proposalForm, sent.problems ?? {}) : []),
          ...(sent.form === 'refusal' && sent.problems?.because
            ? [{ text: sent.problems.because, href: '#because' }]
            : []),
        ]}
      />
    )
  const faults = draftCan.beChanged(draft, looking) ? faultsOf(read) : []
  return faults.length > 0 ? (
    <ErrorSummary
      heading={faults.length === 1 ? 'One thing to put right' : undefined}
      description="What you wrote is saved. Before it can be published:"
      errorList={faults.map((one) => ({
        text: faultSaid(one),
        href: one.line === null ? '#text' : `#line-${one.line}`,
      }))}
    />
  ) : null
}

function Standing({ draft, now }: { draft: Draft; now: Date }) {
  const asked = waiting(draft)
  const [last] = draft.proposals
  if (asked)
    return (
      <InsetText>
        <p>
          <strong>Waits for approval</strong> as version {asked.version} of {asked.key}. {asked.askedBy.name}{' '}
          asked {spokenMoment(asked.askedAt, now)}, for an answer by {spokenDate(asked.answerBy)}.{' '}
          {asked.approver
            ? `${asked.approver.name} may approve it, and any commissioner who did not write it.`
            : 'Any commissioner who did not write it may approve it.'}
        </p>
        <p>What is new in it: {asked.note}</p>
      </InsetText>
    )
  if (!last?.answer) return null
  const { kind, by, at, because } = last.answer
  if (kind === 'approved')
    return (
      <InsetText>
        <strong>Published</strong> as version {last.version} of{' '}
        <a href={`/programmes/${last.key}`}>{last.key}</a>. {by.name} approved it {spokenMoment(at, now)}. A
        published version never changes: begin a new draft from it for the next.
      </InsetText>
    )
  if (kind === 'declined')
    return (
      <WarningCallout heading={`${by.name} did not approve it`} headingLevel={2}>
        <p>{because}</p>
        <p>Write on, and ask again.</p>
      </WarningCallout>
    )
  return null
}

function Writing({ draft, read, saved, sent }: DraftPageProps) {
  const faults = faultsOf(read)
  const marked = faults.flatMap(({ line }) => line ?? [])
  const at = `/programmes/drafts/${draft.id}`
  return (
    <>
      {saved && faults.length === 0 && !sent && (
        <p class="app-kept" role="status">
          Saved. Nothing stands in its way.
        </p>
      )}
      <form method="post" action={`${at}/text`} novalidate>
        <input type="hidden" name="seen" value={String(draft.revision)} />
        <Textarea
          name="text"
          label={{ text: 'The text of the programme', size: 'm' }}
          hint="A part to a line. Lists begin each entry with a dash. What is moved in belongs to the line above."
          rows={28}
          classes="app-blueprint"
          value={sent?.text?.typed ?? sent?.typed?.text?.toString() ?? draft.text}
          errorMessage={sent?.text?.problem}
          attributes={{ wrap: 'off', spellcheck: 'false', autocapitalize: 'off' }}
        />
        <Button text="Save and see what follows" preventDoubleClick />
      </form>
      {sent?.newer && (
        <section id="theirs">
          <h2>What {draft.writtenBy.name} saved</h2>
          <Numbered text={draft.text} />
        </section>
      )}
      {faults.length > 0 && !sent?.newer && (
        <section>
          <h2>Where it is</h2>
          <Numbered text={draft.text} marked={marked} />
        </section>
      )}
      {(faults.length === 0 || sent?.form === 'proposal') && <Proposing draft={draft} sent={sent} />}
    </>
  )
}

function Proposing({ draft, sent }: { draft: Draft; sent: Sent | undefined }): Content {
  const mine = sent?.form === 'proposal' ? sent : undefined
  return (
    <Details summary="Ask another person to publish it" open={mine !== undefined}>
      <form method="post" action={`/programmes/drafts/${draft.id}/proposals`} novalidate>
        <input type="hidden" name="seen" value={String(draft.revision)} />
        <Ask
          questions={proposalForm.sections.flatMap(({ questions }) => questions)}
          typed={mine?.typed ?? {}}
          problems={mine?.problems}
        />
        <Button text="Ask for approval" variant="secondary" preventDoubleClick />
      </form>
    </Details>
  )
}
