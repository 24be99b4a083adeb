import type { Organisation } from '../../accounts/index.ts'
import { hoursInWords } from '../../accounts/index.ts'
import { BackLink, Button, InsetText, PageHeading, SummaryList, Table } from '../../ui/index.ts'
import { countOf, type DateOnly, formatPhone, spokenDate } from '../../words/index.ts'
import type { Arrangement, Duty, Named, Officer } from '../lead.ts'

export type LeadsPageProps = {
  organisation: Organisation
  named: readonly Named[]
  /** Who hears now while nobody is named, by name. */
  instead: Record<Duty, readonly string[]>
  arrangement: Arrangement
  officer: Officer | null
  /** Whether the viewer may enter the designated officer: whoever looks after a council. */
  mayEnterOfficer: boolean
}

/** Who hears of safeguarding concerns at an organisation, when, and how long each step may take. */
export function LeadsPage(props: LeadsPageProps) {
  const { organisation, named, instead, arrangement } = props
  const at = `/organisations/${organisation.id}/safeguarding`
  return (
    <>
      <BackLink href="/team" text="Team" />
      <PageHeading heading="Who hears of safeguarding concerns" below={organisation.name} />
      <h2>About a young person</h2>
      <List named={named.filter(({ duty }) => duty === 'lead')} instead={instead.lead} />
      <h2>About an adult who works or volunteers here</h2>
      <p>It goes to the head or named senior and to nobody else, and never to the adult it is about.</p>
      <List named={named.filter(({ duty }) => duty === 'senior')} instead={instead.senior} />
      <p>
        <Button href={`${at}/people/new`} text="Name somebody" />
      </p>
      <h2>When safeguarding concerns are read</h2>
      {!arrangement.set && (
        <InsetText>
          <p>These are our own defaults. Set yours, so that people are told the truth.</p>
        </InsetText>
      )}
      <SummaryList rows={clockRows(arrangement, at)} />
      <OfficerPart {...props} at={at} />
    </>
  )
}

function List({ named, instead }: { named: readonly Named[]; instead: readonly string[] }) {
  if (named.length === 0)
    return (
      <p>
        Nobody is named.{' '}
        {instead.length > 0 ? `Until somebody is, it goes to ${instead.join(', then ')}.` : ''}
      </p>
    )
  return <Table responsive head={['Turn', 'Name', 'From', 'To', 'Take off']} rows={named.map(asRow)} />
}

const asRow = ({ id, turn, name, startsOn, endsOn }: Named) => [
  String(turn),
  name,
  spokenDate(startsOn as DateOnly),
  endsOn ? spokenDate(endsOn as DateOnly) : 'goes on',
  {
    text: (
      <form method="post" action={`/safeguarding-duties/${id}/ending`}>
        <Button small variant="secondary" text={`Take ${name} off`} />
      </form>
    ),
  },
]

function clockRows({ hours, acknowledgeMinutes, actDays, lookAgainDays }: Arrangement, at: string) {
  const change = [{ href: `${at}/hours`, text: 'Change', visuallyHiddenText: ' when concerns are read' }]
  return [
    { key: 'Hours', value: hoursInWords(hours), actions: change },
    {
      key: 'A lead says they have it',
      value: `within ${countOf(acknowledgeMinutes, 'minute')} of those hours; then whoever is next is asked`,
    },
    {
      key: 'What was done is written down',
      value: actDays === 0 ? 'the same day' : `within ${countOf(actDays, 'working day')}`,
    },
    { key: 'A lead looks again', value: `within ${countOf(lookAgainDays, 'working day')}` },
    { key: 'The council answers a report', value: 'within 1 working day; then it is chased' },
  ]
}

function OfficerPart({ officer, mayEnterOfficer, at }: LeadsPageProps & { at: string }) {
  return (
    <>
      <h2>The council’s designated officer</h2>
      {officer ? (
        <SummaryList
          rows={[
            { key: 'Office', value: officer.name },
            { key: 'Phone', value: formatPhone(officer.phone) },
            ...(officer.email ? [{ key: 'Email', value: officer.email }] : []),
            ...(officer.frontDoorPhone
              ? [{ key: 'A worry about a child', value: formatPhone(officer.frontDoorPhone) }]
              : []),
          ]}
        />
      ) : (
        <p>Nobody has entered it yet. Whoever looks after the council’s accounts does.</p>
      )}
      {mayEnterOfficer && (
        <p>
          <a href={`${at}/officer`}>{officer ? 'Change it' : 'Enter it'}</a>
        </p>
      )}
    </>
  )
}
