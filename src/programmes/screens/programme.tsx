import type { Measure, Programme } from '../../blueprint/index.ts'
import { BackLink, type Content, InsetText, SummaryList, Table } from '../../ui/index.ts'
import { firstCapital, listOf } from '../../words/index.ts'
import {
  agesSaid,
  capacitySaid,
  circumstancesSaid,
  deliverySaid,
  durationSaid,
  measureOfDelivery,
  othersSaid,
  pointSaid,
  priceSaid,
  sessionParts,
  shapedSaid,
  sourceSaid,
  tiersSaid,
  whereSaid,
  workedOut,
} from '../described.ts'
import type { KnownProgramme } from '../library.ts'
import { InventedShaping } from './programmes.tsx'

type ProgrammePageProps = { known: KnownProgramme; measures: readonly Measure[]; beside: Content }

/** A blueprint as a page: whom it is for, ways in, how it is done, what is measured and what it must show. */
export function ProgrammePage({ known: { programme, state }, measures, beside }: ProgrammePageProps) {
  return (
    <>
      <BackLink href="/programmes" text="Programmes" />
      <h1>{programme.public_name}</h1>
      <p class="nhsuk-body-l">{programme.about}</p>
      {state === 'proposed' && (
        <InsetText>
          <strong>Not published.</strong> It waits for somebody to publish it, and for that it must say which
          young people and families shaped it here.
        </InsetText>
      )}
      {state === 'published' && (
        <p>
          <a href={`/about/programmes/${programme.key}`}>What anybody reads of it</a>
        </p>
      )}
      <AtAGlance programme={programme} />
      {beside}
      <Listed
        title="What young people are promised"
        lines={programme.promises.map(({ name, says }) => `${name}. ${says}`)}
      />
      <WaysIn programme={programme} />
      <HowItIsDone programme={programme} />
      <Measured programme={programme} measures={measures} />
      <MustShow programme={programme} />
      <Shaped programme={programme} />
      <Origin programme={programme} />
    </>
  )
}

function AtAGlance({ programme }: { programme: Programme }) {
  const { for_whom, funding } = programme
  const rows = [
    ['Called by those who run it', `${programme.name}, version ${programme.version}`],
    ['Tier', tiersSaid(programme)],
    ['For whom', [agesSaid(for_whom), for_whom.note].filter(Boolean).join('. ')],
    ['Any one of these is enough', circumstancesSaid(for_whom).join('; ') || 'It is for everybody'],
    ['Who takes part', othersSaid(for_whom)],
    ['Places', capacitySaid(programme)],
    ['How long', durationSaid(programme)],
    ['Who pays', firstCapital(listOf(funding.pays))],
    ['Price', [priceSaid(programme), funding.note].filter(Boolean).join('. ')],
  ]
  return <SummaryList rows={rows.map(([key = '', value = '']) => ({ key, value }))} />
}

function Listed({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
  )
}

function WaysIn({ programme }: { programme: Programme }) {
  return (
    <section>
      <h2>Ways in</h2>
      <p>Each asks these beside what every form asks.</p>
      <SummaryList
        rows={programme.ways_in.map(({ who, note, form }) => ({
          key: sourceSaid(who),
          value: (
            <>
              {note && <p>{note}</p>}
              {form.length > 0 && (
                <ul>
                  {form.map(({ asks }) => (
                    <li>{asks}</li>
                  ))}
                </ul>
              )}
            </>
          ),
        }))}
      />
    </section>
  )
}

/** Each way in which it is done, and who has a part in it. */
export function HowItIsDone({ programme }: { programme: Programme }) {
  return (
    <section>
      <h2>How it is done</h2>
      <SummaryList
        rows={programme.delivery.map((way) => ({
          key: deliverySaid(way),
          value: (
            <>
              <p>{way.about}</p>
              <p class="app-muted">
                {[whereSaid(way), measureOfDelivery(way), sessionParts(way).join('; ')]
                  .filter(Boolean)
                  .join('. ')}
              </p>
            </>
          ),
        }))}
      />
      <Listed
        title="Who has a part in it"
        lines={programme.agencies.map(({ name, part }) => `${name}. ${part}`)}
      />
    </section>
  )
}

function Measured({ programme, measures }: { programme: Programme; measures: readonly Measure[] }) {
  if (programme.measures.length === 0) return null
  return (
    <section>
      <h2>What is measured, and when</h2>
      <SummaryList
        rows={programme.measures.map(({ measure, points }) => ({
          key: (
            <a href={`/measures/${measure}`}>
              {measures.find(({ key }) => key === measure)?.name ?? measure}
            </a>
          ),
          value: (
            <ul>
              {points.map((point) => (
                <li>{pointSaid(point, programme.follow_up)}</li>
              ))}
            </ul>
          ),
        }))}
      />
    </section>
  )
}

/** What it must show, and how that is worked out. */
export function MustShow({ programme: { statements, also_shows } }: { programme: Programme }) {
  return (
    <section>
      <h2>What it must show</h2>
      {statements.length > 0 && (
        <Table
          caption={{ text: 'What it must show, and how that is worked out', hidden: true }}
          head={['What', 'How it is worked out', 'In']}
          rows={statements.map((one) => [one.text, workedOut(one), one.unit])}
          firstCellIsHeader
          responsive
        />
      )}
      <Listed title="Shown elsewhere" lines={also_shows} />
    </section>
  )
}

function Shaped({ programme: { shaped_with } }: { programme: Programme }) {
  return (
    <section>
      <h2>Shaped with</h2>
      {shaped_with.every(({ kind }) => kind !== 'with-people') && <InventedShaping />}
      <ul>
        {shaped_with.map((one) => (
          <li>
            {shapedSaid(one)}. {one.changed}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Origin({ programme: { origin } }: { programme: Programme }) {
  return (
    <section>
      <h2>Whose idea it is</h2>
      {origin.kind === 'elsewhere' ? (
        <p>
          {origin.name}, by {listOf(origin.run_by)}
          {origin.area ? ` (${origin.area}). ` : '. '}
          {origin.thanks} {origin.not_theirs}{' '}
          <span class="app-muted app-small">
            {origin.address ? <a href={origin.address}>{origin.from}</a> : origin.from}
          </span>
        </p>
      ) : (
        <p>Made here, by {listOf(origin.run_by)}.</p>
      )}
    </section>
  )
}
