import { BackLink, Button, Panel, Table } from '../../ui/index.ts'
import { dateInLondon, en, plainDate, spokenMoment } from '../../words/index.ts'
import type { OpenPage } from '../ways-in-store.ts'

const words = en.waysIn

type WaysInProps = {
  /** The login that may open their page, and whether this browser may bind it. */
  login: { name: string; mayBind: boolean } | null
  boundAt: Date | null
  open: readonly OpenPage[]
  now: Date
}

/** How they open their page: link and numbers, a login of their own from 13; and where it is open now. */
export function WaysIn({ login, boundAt, open, now }: WaysInProps) {
  return (
    <>
      <BackLink href="/my" text={words.back} />
      <h1>{words.title}</h1>
      <p>{words.link}</p>
      {login && <OwnLogin {...login} boundAt={boundAt} />}
      <h2>{words.open}</h2>
      <p>{words.openLead}</p>
      <Table
        responsive
        caption={{ text: words.open, hidden: true }}
        head={[...words.head]}
        rows={open.map((one) => [
          one.device || words.unknown,
          one.byLogin ? words.byLogin({ login: login?.name ?? '' }) : words.byLink,
          spokenMoment(one.used, now),
          { text: one.here ? words.here : <End {...one} /> },
        ])}
      />
    </>
  )
}

function OwnLogin({
  name: login,
  mayBind,
  boundAt,
}: WaysInProps['login'] & object & { boundAt: Date | null }) {
  if (boundAt)
    return (
      <form method="post" action="/my/login/ending">
        <p>{words.bound({ login, day: plainDate(dateInLondon(boundAt)) })}</p>
        <Button text={words.unbind({ login })} variant="secondary" />
      </form>
    )
  return (
    <>
      <p>{words.may({ login })}</p>
      {mayBind && <Button text={words.bind({ login })} href="/my/ways-in/login" />}
    </>
  )
}

const End = ({ id, device }: OpenPage) => (
  <form method="post" action={`/my/ways-in/${id}/ending`}>
    <Button small variant="secondary" text={words.end({ device: device || words.unknown })} />
  </form>
)

/** Back from the provider of logins: what came of it, with one press to go on. */
export const Arrived = (props: { title: string; text: string; to: string; button: string }) => (
  <Panel heading={props.title}>
    <p>{props.text}</p>
    <Button text={props.button} href={props.to} />
  </Panel>
)
