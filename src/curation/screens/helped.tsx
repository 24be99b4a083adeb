import { Button } from '../../ui/index.ts'
import { en } from '../../words/index.ts'
import type { SafetyReader } from '../safety.ts'

const { help } = en.curation

/** What to do now, for somebody who told us that something is not safe: help first, then who reads it and when. */
export function Helped({ reader }: { reader: SafetyReader | null }) {
  return (
    <>
      <h1>{help.title}</h1>
      <p class="nhsuk-body-l">{help.lead}</p>
      <ul class="app-help-now">
        <li>{help.danger}</li>
        <li>{help.childline}</li>
        <li>{help.nhs}</li>
        <li>{help.adult}</li>
      </ul>
      <p>
        {reader === null
          ? help.nobody
          : reader.hours
            ? help.who({ team: reader.team, hours: reader.hours })
            : help.whoNoHours({ team: reader.team })}
      </p>
      <p>{help.noName}</p>
      <Button href="/refer/me" text={help.ask} variant="secondary" />
    </>
  )
}
