import { BackLink, Button, type Content, EmptyState, PageHeading, Select, Table } from '../../ui/index.ts'
import { countOf, en, figure } from '../../words/index.ts'
import type { Need, Provision } from '../needs.ts'
import { rangeSaid, said } from './figures.tsx'
import { calledBy } from './how.tsx'

export type NeedsProps = {
  place: string
  question: string
  about: string
  questions: readonly { value: string; text: string }[]
  round: string
  needs: readonly { need: Need; provision: Provision | null }[]
  /** How many groups were compared with everybody else. */
  compared: number
  finder: string
  doing: Content
  /** Whether whoever reads may draft a programme. */
  drafts: boolean
}

const share = { reading: { kind: 'share', bands: [], said: '' } } as const

/** Which groups stand to benefit most, how many they are, where, and what is there for them. */
export function Needs(props: NeedsProps) {
  const { needs, question } = props
  return (
    <div class="app-results">
      <BackLink href="/wellbeing" text="All figures" />
      <PageHeading heading="Who stands to benefit most" below={`${props.place}: ${question}`} />
      <form method="get" action="/wellbeing/needs" class="app-results__choice">
        <Select name="about" label="Question" items={[...props.questions]} value={props.about} />
        <Button text="Show" variant="secondary" />
      </form>
      {needs.length === 0 ? (
        <EmptyState heading="No group stands apart">
          <p>
            In no group that is shown are more pupils not doing well than among everybody else, beyond chance.
          </p>
        </EmptyState>
      ) : (
        <NeedsTable {...props} />
      )}
      <p>
        <a href={props.finder}>See what the directory has for this</a>
      </p>
      <p>
        <a
          href={`/wellbeing/responses/new?${new URLSearchParams({ round: props.round, measure: props.about, group: '' })}`}
        >
          Respond for everybody
        </a>
      </p>
      {props.doing}
      <p class="app-muted">
        Not doing well is an answer on the other side of the middle. “More than elsewhere” is how many more
        that is than if the group were like everybody else. What is there is counted in the directory today:
        near a neighbourhood within three miles, for a year group what is open at that age.
      </p>
      {props.compared > 1 && (
        <p class="app-muted">
          We compared {countOf(props.compared, 'group')} with everybody else. The more we compare, the more we
          ask of each difference: {calledBy}
        </p>
      )}
    </div>
  )
}

function NeedsTable({ needs, round, about, question, drafts }: NeedsProps) {
  return (
    <div class="app-results__sheet" role="group" tabindex={0} aria-label={en.results.figures}>
      <Table
        caption={{ text: 'Need, and what is there', hidden: true }}
        firstCellIsHeader
        responsive
        head={['Group', 'Not doing well', 'Share', 'More than elsewhere', 'Good for this', 'What is done']}
        rows={needs.map(({ need, provision }) => [
          need.name,
          `${figure(need.count)} of ${figure(need.n)}`,
          `${said(need.share.value, share)} (${rangeSaid(need.share, share)})`,
          figure(need.excess),
          { text: <Provided provision={provision} /> },
          {
            text: (
              <>
                <a
                  href={`/wellbeing/responses/new?${new URLSearchParams({ round, measure: about, group: `${need.grouping}.${need.value}` })}`}
                >
                  Respond<span class="nhsuk-u-visually-hidden">: {need.name}</span>
                </a>
                {drafts && (
                  <>
                    <br />
                    <a
                      href={`/programmes/drafts/new?${new URLSearchParams({ for: `${need.name}. ${question}` })}`}
                    >
                      Draft a programme<span class="nhsuk-u-visually-hidden">: {need.name}</span>
                    </a>
                  </>
                )}
              </>
            ),
          },
        ])}
      />
    </div>
  )
}

function Provided({ provision }: { provision: Provision | null }) {
  if (!provision) return <span class="app-muted">not looked for</span>
  const where = provision.near ? ' near there' : ''
  if (provision.total === 0) return <strong>Nothing{where}: a gap</strong>
  return (
    <span>
      {provision.more ? 'more than ' : ''}
      {figure(provision.total)} {provision.total === 1 ? 'service' : 'services'}
      {where}
    </span>
  )
}
