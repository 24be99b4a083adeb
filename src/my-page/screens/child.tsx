import { Button, NotificationBanner } from '../../ui/index.ts'
import { type DateOnly, dateInLondon, dateOnly, en, plainDate } from '../../words/index.ts'
import { decidedInWords } from '../parents-forms.ts'
import type { AskedByParent, DecidedForParent, ParentSees } from '../parents-store.ts'

const words = en.parents

export type ChildProps = {
  sees: ParentSees
  decided: readonly DecidedForParent[]
  asked: readonly AskedByParent[]
  notice?: string
}

/** A parent’s or carer’s page: what was decided, what the law gives them, and how to ask for it. */
export function Child({ sees, decided, asked, notice }: ChildProps) {
  const { called, worker } = sees
  return (
    <>
      {notice && <NotificationBanner title={words.label} text={notice} />}
      <h1>{words.title({ called })}</h1>
      <p>{words.lead({ called })}</p>
      <p>{worker ? words.withWorker({ called, worker }) : words.notWith({ called })}</p>
      <h2>{words.decided}</h2>
      {sees.holds ? <Decided called={called} decided={decided} /> : <p>{words.noHold({ called })}</p>}
      <h2>{words.law}</h2>
      {Object.values(words.rights).map(({ title, text }) => (
        <>
          <h3>{title}</h3>
          <p>{text({ called })}</p>
        </>
      ))}
      <p>
        <Button text={words.ask} href="/my/child/requests/new" />
      </p>
      <Asked asked={asked} />
      <form method="post" action="/my/closing">
        <Button text={en.myPage.close} variant="secondary" />
      </form>
    </>
  )
}

function Decided({ called, decided }: { called: string; decided: readonly DecidedForParent[] }) {
  const day = (date: string): DateOnly => dateOnly(date)
  return (
    <>
      {decided.length === 0 && <p>{words.none}</p>}
      <ul>
        {decided.map((one) => (
          <li>
            {decidedInWords(one, called)} {words.on({ day: plainDate(day(one.decidedOn)) })}{' '}
            {one.reviewOn ? words.again({ day: plainDate(day(one.reviewOn)) }) : words.noDay}
          </li>
        ))}
      </ul>
      <p>{words.notAll({ called })}</p>
    </>
  )
}

function Asked({ asked }: { asked: readonly AskedByParent[] }) {
  if (asked.length === 0) return null
  return (
    <>
      <h2>{words.asked}</h2>
      <ul>
        {asked.map(({ words: said, madeAt, dueOn, answer }) => (
          <li>
            <bdi>{said}</bdi> {words.on({ day: plainDate(dateInLondon(madeAt)) })}{' '}
            {answer ? words.answer({ answer }) : words.waits({ day: plainDate(dateOnly(dueOn)) })}
          </li>
        ))}
      </ul>
    </>
  )
}
