import { BackLink } from '../../ui/index.ts'
import { type About, recordPath } from '../act.ts'

/** Something that cannot be done now, and why, in a sentence. */
export function Stopped({ heading, sentence, about }: { heading: string; sentence: string; about: About }) {
  return (
    <>
      <BackLink href={recordPath(about)} text={about.person.name} />
      <h1>{heading}</h1>
      <p class="nhsuk-body-l">{sentence}</p>
    </>
  )
}
