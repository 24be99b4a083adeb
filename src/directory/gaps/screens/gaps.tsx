import { ONCE } from '../../../people/index.ts'
import { Button, Details, ErrorSummary, PageHeading, Textarea } from '../../../ui/index.ts'
import { type Problems, type Typed, typedText } from '../../../ui/questions/index.ts'
import { ago, countOf, isDateOnly, listOf, newId, plainDate } from '../../../words/index.ts'
import type { Gap } from '../gap.ts'
import { isAnswered } from '../gap.ts'

export type Sent = { id: string; typed: Typed; problems: Problems }

/** What is missing, for those who keep the directory and plan what is on. */
export function GapsPage({ gaps, now, sent }: { gaps: readonly Gap[]; now: Date; sent?: Sent | undefined }) {
  const open = gaps.filter(({ answer, lastOn }) => !isAnswered(answer, lastOn))
  const answered = gaps.filter(({ answer, lastOn }) => isAnswered(answer, lastOn))
  return (
    <div class="app-curating">
      {sent && <ErrorSummary errorList={[{ text: sent.problems.done ?? '', href: `#done-${sent.id}` }]} />}
      <PageHeading
        heading="What is missing"
        below="What people told us they could not find in the last year, and searches that found nothing. Nobody knows who asked; a search shows once it was made on three days."
      />
      {open.length === 0 ? (
        <p>Nothing waits.</p>
      ) : (
        <p>{countOf(open.length, 'gap waits', 'gaps wait')} for an answer.</p>
      )}
      {open.map((gap) => (
        <OneGap gap={gap} now={now} sent={sent?.id === gap.id ? sent : undefined} />
      ))}
      {answered.length > 0 && (
        <section>
          <h2>Answered</h2>
          <ul class="app-curating__list">
            {answered.map((gap) => (
              <li>
                <strong>{titleOf(gap)}</strong>: {gap.answer?.done}
                <span class="app-muted app-curating__line">
                  {gap.answer?.by}, {gap.answer && ago(gap.answer.at, now)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function OneGap({ gap, now, sent }: { gap: Gap; now: Date; sent: Sent | undefined }) {
  const { told, searches, ages, lastOn } = gap
  const counted = [
    ...(told > 0 ? [countOf(told, 'person told us', 'people told us')] : []),
    ...(searches > 0 ? [countOf(searches, 'search found nothing', 'searches found nothing')] : []),
  ]
  return (
    <section class="app-curating__item">
      <h2>{titleOf(gap)}</h2>
      <p class="app-muted">
        {listOf(counted)}. {ages.length > 0 && `Ages ${listOf(ages.map(String))}. `}
        Last on {isDateOnly(lastOn) ? plainDate(lastOn) : lastOn}.
      </p>
      {gap.words.map((words) => (
        <blockquote class="app-curating__quote" dir="auto">
          {words}
        </blockquote>
      ))}
      {gap.answer && (
        <p>
          Answered before ({ago(gap.answer.at, now)}): {gap.answer.done}
        </p>
      )}
      <p>
        <a href={`/services?${new URLSearchParams({ words: gap.said })}`}>See what the finder has for it</a>
      </p>
      <Details
        summary={
          <>
            Answer this<span class="nhsuk-u-visually-hidden">: {titleOf(gap)}</span>
          </>
        }
        open={sent !== undefined}
      >
        <form method="post" action={`/directory/gaps/${gap.id}/answer`} novalidate>
          <input type="hidden" name={ONCE} value={newId()} />
          <Textarea
            name="done"
            id={`done-${gap.id}`}
            label={{ text: 'What was done', size: 's' }}
            hint="Something was started, somebody was asked, or why it cannot be."
            rows={2}
            value={sent ? typedText(sent.typed, 'done') : ''}
            errorMessage={sent?.problems.done}
          />
          <Button text="Keep the answer" variant="secondary" preventDoubleClick />
        </form>
      </Details>
    </section>
  )
}

const titleOf = ({ said, district }: Gap): string =>
  `${said.charAt(0).toUpperCase()}${said.slice(1)}${district ? `, ${district}` : ''}`
