import { type Content, WarningCallout } from '../../ui/index.ts'
import { formatPhone } from '../../words/index.ts'
import { type Officer, spokenBy } from '../lead.ts'
import type { Getting } from '../raising.ts'

export type RoutesShown = {
  /** Who gets it, where it is about a young person. */
  leads: readonly Getting[]
  /** Who gets it instead, where it is about an adult. */
  seniors: readonly Getting[]
  officer: Officer | null
}

const toRing = (number: string): string => `tel:${number.replace(/[^+\d]/g, '')}`

const Readers = ({ getting }: { getting: readonly Getting[] }) => (
  <ul>
    {getting.map(({ name, organisationName, by }) => (
      <li>
        {name}, {organisationName}. They say that they have it by {spokenBy(by)}.
      </li>
    ))}
  </ul>
)

/** What has to be known before anything is written: 999 first, who gets it by when, and what this is not. */
export function BeforeRaising({ leads, seniors, officer }: RoutesShown): Content {
  return (
    <>
      <WarningCallout heading="Is somebody in danger now?" headingLevel={2}>
        <p>
          Ring <a href="tel:999">999</a> first. If it is hard to speak, ring from a mobile and press 55 when
          you hear the voice. Then write it down here.
        </p>
      </WarningCallout>
      <h2>Who gets it</h2>
      {leads.length > 0 ? (
        <>
          <Readers getting={leads} />
          <p>
            If nobody has said by then that they have it, it goes on to whoever is next. Nobody else reads it.
          </p>
        </>
      ) : (
        <p>Nobody is named here yet. Tell your safeguarding lead or the council in person.</p>
      )}
      {seniors.length > 0 && (
        <>
          <p>
            About an adult who works or volunteers with children, it goes another way. If it is about one of
            them, it goes to whoever is next, and never to them.
          </p>
          <Readers getting={seniors} />
        </>
      )}
      <OfficerLine officer={officer} />
      <p>
        This does not take the place of your school’s own record, or of the council’s front door
        {officer?.frontDoorPhone && (
          <>
            {' '}
            (<a href={toRing(officer.frontDoorPhone)}>{formatPhone(officer.frontDoorPhone)}</a>)
          </>
        )}
        . Do what your own rules say as well.
      </p>
    </>
  )
}

/** The council’s officer for concerns about adults. */
export function OfficerLine({ officer }: { officer: Officer | null }): Content {
  if (!officer) return null
  return (
    <p>
      {officer.name}: <a href={toRing(officer.phone)}>{formatPhone(officer.phone)}</a>
      {officer.email && (
        <>
          , <a href={`mailto:${officer.email}`}>{officer.email}</a>
        </>
      )}
    </p>
  )
}
