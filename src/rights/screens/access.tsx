import { BackLink, Button, Details, InsetText, SummaryList } from '../../ui/index.ts'
import { countOf, type DateOnly, dateInLondon, dateOnly, en, plainDate } from '../../words/index.ts'
import { type AccessRequest, accessCan, askerWords, type LeftOut, lastDayOf } from '../access.ts'
import type { KeptRecord } from '../disposal.ts'
import type { Part, Piece } from '../everything.ts'
import { labelOf } from '../everything.ts'
import { notHeld } from '../held.ts'
import { Lines } from './lines.tsx'

const words = en.aboutMe

type Props = {
  record: KeptRecord
  request: AccessRequest
  parts: readonly Part[]
  leftOut: readonly LeftOut[]
  today: DateOnly
}

/** One request: who asked, by when, and everything that will be given, to be looked through piece by piece. */
export function Access({ record, request, parts, leftOut, today }: Props) {
  const { called } = record
  const at = `/access-requests/${request.id}`
  return (
    <>
      {record.inCircle && <BackLink href={`/young-people/${record.id}/everything`} text={record.name} />}
      <h1>Everything about {called}</h1>
      <Asked request={request} called={called} />
      {accessCan.beAnswered(request) ? (
        <>
          {!record.inCircle && (
            <InsetText text="Their support has ended, and you keep the record. It is open to you on this page, until this is answered." />
          )}
          <InsetText>
            <p>
              Read all of it before you give it out. What is about somebody else, or could harm somebody, can
              be left out, piece by piece. Safeguarding is never here by itself: ask a safeguarding lead.
            </p>
          </InsetText>
          {request.askedBy === 'parent_or_carer' && <p>{words.file.notForOthers}</p>}
          <p>
            <Button text={`Answer ${askerWords(request, called)}`} href={`${at}/giving-out`} />
          </p>
          {accessCan.beExtended(request, today) && (
            <p>
              <a href={`${at}/extension`}>It takes longer</a>
            </p>
          )}
          <Details summary="What is never in it by itself">
            <ul>
              {[...new Set(Object.values(notHeld))].map((why) => (
                <li>{why}</li>
              ))}
            </ul>
          </Details>
          {parts.map((part) => (
            <PartToRead part={part} at={at} leftOut={leftOut} />
          ))}
        </>
      ) : (
        <Answered request={request} at={at} leftOut={leftOut} />
      )}
    </>
  )
}

function Asked({ request, called }: { request: AccessRequest; called: string }) {
  const rows = [
    { key: 'Asked by', value: askerWords(request, called) },
    { key: 'Asked on', value: plainDate(dateOnly(request.receivedOn)) },
    { key: 'Due by', value: plainDate(dateOnly(request.dueOn)) },
    { key: 'How we know them', value: request.knownBy ?? 'They asked on their own page' },
    ...(request.youngPersonSays ? [{ key: `What ${called} says`, value: request.youngPersonSays }] : []),
    ...(request.extendedBecause ? [{ key: 'Takes longer because', value: request.extendedBecause }] : []),
  ]
  return <SummaryList rows={rows} />
}

function Answered({ request, at, leftOut }: Pick<Props, 'request' | 'leftOut'> & { at: string }) {
  const { answeredAt, answeredByName, refusedBecause, fileUntil } = request
  const day = answeredAt ? plainDate(dateInLondon(answeredAt)) : ''
  if (refusedBecause)
    return (
      <p>
        {answeredByName} said no on {day}: {refusedBecause}
      </p>
    )
  return (
    <>
      <p>
        {answeredByName} gave it out on {day},{' '}
        {request.handed === 'own_page' ? 'on their own page' : 'by hand'}.{' '}
        {leftOut.length === 0 ? 'Nothing was left out.' : `Left out: ${countOf(leftOut.length, 'piece')}.`}
      </p>
      {fileUntil ? (
        <>
          <p>It can be read until {plainDate(lastDayOf(fileUntil))}. Each time is written down.</p>
          <ul>
            <li>
              <a href={`${at}/file`}>Read it</a>
            </li>
            <li>
              <a href={`${at}/file.html`}>Save it to print (one page)</a>
            </li>
            <li>
              <a href={`${at}/file.json`}>Save it as data (JSON)</a>
            </li>
          </ul>
        </>
      ) : (
        <p>It cannot be read any more. They can ask again.</p>
      )}
    </>
  )
}

const PartToRead = ({ part, at, leftOut }: { part: Part; at: string; leftOut: readonly LeftOut[] }) => (
  <section id={part.section}>
    <h2>{part.title}</h2>
    {part.pieces.length === 0 && <p>{words.file.nothing}</p>}
    {part.pieces.map((piece) => (
      <PieceToRead
        piece={piece}
        at={at}
        out={leftOut.find((one) => one.ofTable === piece.table && one.ofKey === piece.key)}
      />
    ))}
  </section>
)

function PieceToRead({ piece, at, out }: { piece: Piece; at: string; out: LeftOut | undefined }) {
  const kept = piece.facts.filter(({ field }) => !out?.fields.includes(field))
  const leave = `${at}/left-out?piece=${encodeURIComponent(`${piece.table}.${piece.key}`)}`
  return (
    <div class="app-piece">
      <h3>{piece.called}</h3>
      <SummaryList
        rows={kept.map(({ label, lines }) => ({ key: label, value: <Lines lines={lines} /> }))}
        border={false}
      />
      {out ? (
        <form method="post" action={`${at}/left-out/${out.id}/return`}>
          <p>
            Left out by {out.madeByName}: {out.fields.map(labelOf).join(', ')}. {out.words}
          </p>
          <Button text="Put it back" variant="secondary" preventDoubleClick />
        </form>
      ) : (
        <p>
          <a href={leave}>
            Leave something out
            <span class="nhsuk-u-visually-hidden">
              : {piece.called}, {piece.facts[0]?.lines[0]}
            </span>
          </a>
        </p>
      )}
    </div>
  )
}
