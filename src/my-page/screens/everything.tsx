import {
  type AccessRequest,
  type Correction,
  type ErasureRequest,
  lastDayOf,
  refusedOf,
  waitsOnOwnPage,
} from '../../rights/index.ts'
import { Button, OwnWords } from '../../ui/index.ts'
import { type DateOnly, dateInLondon, dateOnly, en } from '../../words/index.ts'
import { dayInWords } from '../around-me.ts'
import { Frame } from './frame.tsx'

const words = en.aboutMe.ask
const { wrong, erase } = en.aboutMe

type Standing = { request: AccessRequest | null; today: DateOnly }
type Props = Standing & {
  corrections: readonly Correction[]
  erasures: readonly ErasureRequest[]
  restricted: { setAt: Date } | null
}

/** Everything about them: to ask for, on its way, or here. */
export function Everything({ request, corrections, erasures, restricted, today }: Props) {
  const waits = request !== null && request.answeredAt === null
  return (
    <Frame heading={words.title} current="everything">
      {request ? <Stands request={request} today={today} /> : <p>{words.lead}</p>}
      {!waits && (
        <form method="post" action="/my/everything">
          <Button text={words.button} variant={request ? 'secondary' : undefined} preventDoubleClick />
        </form>
      )}
      <p>{words.how}</p>
      <p>
        <a href="/my/corrections/new">{wrong.ask}</a>
      </p>
      {!waitsOnOwnPage(erasures) && (
        <p>
          <a href="/my/erasures/new">{erase.ask}</a>
        </p>
      )}
      {restricted && <p>{wrong.kept({ day: dayInWords(dateInLondon(restricted.setAt), today) })}</p>}
      {corrections.length > 0 && <h2>{wrong.said}</h2>}
      {corrections.map((correction) => (
        <Said {...correction} today={today} />
      ))}
      {erasures.length > 0 && <h2>{erase.asked}</h2>}
      {erasures.map((one) => (
        <Erased request={one} today={today} />
      ))}
    </Frame>
  )
}

function Said({ today, dueOn, settledAs, answer, ...said }: Correction & { today: DateOnly }) {
  return (
    <>
      <OwnWords words={said.rightIs ? `${said.wrong} ${said.rightIs}` : said.wrong} />
      <p>
        {settledAs
          ? `${wrong[settledAs]} ${answer}`
          : wrong.waits({ day: dayInWords(dateOnly(dueOn), today) })}
      </p>
    </>
  )
}

const Parts = ({ parts }: { parts: ErasureRequest['parts'] }) => (
  <ul>
    {parts.map((part) => (
      <li>{erase.parts[part]}</li>
    ))}
  </ul>
)

/** What they asked to have deleted; what is gone, and what stays, why, and where they can complain. */
function Erased({ request, today }: { request: ErasureRequest; today: DateOnly }) {
  const { answeredAt, dueOn, granted, parts, refusedBecause, refusedGround } = request
  const day = dayInWords(dateOnly(dueOn), today)
  if (answeredAt === null)
    return (
      <>
        <Parts parts={parts} />
        <p>{dueOn < today ? erase.late({ day }) : erase.waits({ day })}</p>
      </>
    )
  return (
    <>
      {granted && granted.length > 0 && (
        <>
          <p>{erase.granted}</p>
          <Parts parts={granted} />
        </>
      )}
      {refusedBecause && refusedGround && (
        <>
          <p>{erase.refused}</p>
          <Parts parts={refusedOf(request)} />
          <p>
            {erase.grounds[refusedGround]} {erase.because({ because: refusedBecause })}
          </p>
          <p>{words.complain}</p>
        </>
      )}
    </>
  )
}

function Stands({ request, today }: Standing & { request: AccessRequest }) {
  const { answeredAt, dueOn, extendedBecause, fileUntil, handed, refusedBecause } = request
  const day = dayInWords(dateOnly(dueOn), today)
  if (answeredAt === null)
    return (
      <>
        <p>{dueOn < today ? words.late({ day }) : words.asked({ day })}</p>
        {extendedBecause && <p>{words.longer({ because: extendedBecause })}</p>}
      </>
    )
  if (refusedBecause)
    return (
      <>
        <p>{words.refused({ because: refusedBecause })}</p>
        <p>{words.complain}</p>
      </>
    )
  if (handed === 'in_person') return <p>{words.handed}</p>
  if (!fileUntil) return <p>{words.gone}</p>
  return (
    <>
      <p>{words.ready({ day: dayInWords(lastDayOf(fileUntil), today) })}</p>
      <p>{words.careful}</p>
      <Button text={words.open} href="/my/everything/file" />
      <ul>
        <li>
          <a href="/my/everything/file.html">{words.save}</a>
        </li>
        <li>
          <a href="/my/everything/file.json">{words.data}</a>
        </li>
      </ul>
    </>
  )
}
