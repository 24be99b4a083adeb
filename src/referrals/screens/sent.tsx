import { Button, InsetText, Panel } from '../../ui/index.ts'
import { en } from '../../words/index.ts'
import type { ReferralForm } from '../forms/index.ts'

/** What somebody without an account sees when their message has gone. */
export function Sent({
  form,
  team,
  by,
  before,
}: {
  form: ReferralForm
  team: string
  by: string
  before: boolean
}) {
  const words = form.wayIn === 'young_person' ? en.referrals.self : en.referrals.parent
  return (
    <>
      <Panel heading={words.sentTitle}>{words.sentBody({ team, by })}</Panel>
      {before && <InsetText>{en.referrals.sentBefore}</InsetText>}
      <p>{words.danger}</p>
      <Button href="/services" text="Find something to do" variant="secondary" />
    </>
  )
}

/** A form was kept for later. */
export function Kept({ href, until }: { href: string; until: string }) {
  return (
    <>
      <h1>Kept for you until {until}</h1>
      <p class="nhsuk-body-l">Nobody else can see it until you send it.</p>
      <Button href={href} text="Carry on with it" />
    </>
  )
}
