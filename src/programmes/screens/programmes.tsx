import { type Programme, programmeTiers } from '../../blueprint/index.ts'
import { type Content, InsetText, Table, Tag } from '../../ui/index.ts'
import { countOf } from '../../words/index.ts'
import { agesSaid, namesSaid, sourceSaid } from '../described.ts'
import type { KnownProgramme } from '../library.ts'

/** Every programme by tier; one that serves several stands under each. */
export function Programmes({ programmes, above }: { programmes: readonly KnownProgramme[]; above: Content }) {
  const byTier = Object.entries(programmeTiers).map(([tier, title]) => ({
    title,
    of: programmes.filter(({ programme }) => programme.tiers.some((one) => one === tier)),
  }))
  return (
    <>
      <h1>Programmes</h1>
      <p class="nhsuk-body-l">
        {programmes.length > 0
          ? `${countOf(programmes.length, 'programme')}, each from a blueprint: whom it is for, how to come to it, how it is done and what it must show.`
          : 'There is no programme here yet. A file in blueprints/programmes becomes one at the next start.'}
      </p>
      <p>
        Tiers and circumstances are for workers. <a href="/about/programmes">What anybody reads</a> has
        neither.
      </p>
      {above}
      {byTier.map(({ title, of }) => (
        <section>
          <h2>{title}</h2>
          {of.length > 0 ? (
            <TierTable title={title} programmes={of} />
          ) : (
            <p class="app-muted">No programme is of this tier.</p>
          )}
        </section>
      ))}
    </>
  )
}

function TierTable({ title, programmes }: { title: string; programmes: readonly KnownProgramme[] }) {
  return (
    <Table
      caption={{ text: `${title}: programmes`, hidden: true }}
      head={['Name', 'For whom', 'Ways in']}
      rows={programmes.map((known) => [
        { text: <Name known={known} /> },
        agesSaid(known.programme.for_whom),
        waysIn(known.programme),
      ])}
      firstCellIsHeader
      responsive
    />
  )
}

function Name({ known: { programme, state } }: { known: KnownProgramme }) {
  return (
    <>
      <a href={`/programmes/${programme.key}`}>{programme.public_name}</a>
      {programme.name !== programme.public_name && <span class="app-muted app-small"> {programme.name}</span>}
      {state === 'proposed' && (
        <>
          {' '}
          <Tag text="Not published" colour="grey" />
        </>
      )}
    </>
  )
}

const waysIn = ({ ways_in }: Programme): string => namesSaid(ways_in.map(({ who }) => sourceSaid(who)))

/** That whoever stands in the records of a demo is invented, and what that means for its figures. */
export function InventedShaping() {
  return (
    <InsetText>
      <strong>Who shaped it is invented for the demo.</strong> Nobody outside the demo has shaped this reading
      of the programme. Before it is used anywhere, young people and families there do.
    </InsetText>
  )
}
