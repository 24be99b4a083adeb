import { FormPage } from '../../../people/index.ts'
import { Button, ButtonGroup, Panel } from '../../../ui/index.ts'
import type { Form, Problems, Typed } from '../../../ui/questions/index.ts'
import { en } from '../../../words/index.ts'

const { missing: words } = en.finding

export type MissingProps = { form: Form; typed: Typed; problems?: Problems; stopped?: string; once: string }

/** What somebody looked for and did not find. */
export function MissingPage(props: MissingProps) {
  return (
    <FormPage
      back={{ text: words.back, href: '/services' }}
      heading={words.title}
      lead={words.lead}
      action="/services/missing"
      button={words.send}
      {...props}
    />
  )
}

/** It is written down, and what one can do now. */
export function MissingThanks() {
  return (
    <>
      <Panel heading={words.thanks}>{words.thanksText}</Panel>
      <h2>{words.next}</h2>
      <p>{words.personText}</p>
      <ButtonGroup>
        <Button href="/refer/me" text={words.person} />
        <Button href="/services" text={words.back} variant="secondary" />
      </ButtonGroup>
    </>
  )
}
