import type { Run } from '../../groups/index.ts'
import { BackLink, Button, PageHeading, Table } from '../../ui/index.ts'
import { plainDate } from '../../words/index.ts'
import { placesAt, pounds } from '../pounds.ts'
import type { Budget, Spend } from '../store.ts'

export type MoneyPageProps = {
  run: Run
  budgets: readonly Budget[]
  spends: readonly Spend[]
  mayGive: boolean
}

/** Money for one programme: who gives how much, what is spent, what is left. */
export function MoneyPage({ run, budgets, spends, mayGive }: MoneyPageProps) {
  return (
    <>
      <BackLink href={`/programmes/${run.programme}`} text="The programme" />
      <PageHeading heading={`Money for ${run.service}`} below={run.team} />
      {budgets.length === 0 ? <p>Nobody has given money for it yet.</p> : <Budgets {...{ run, budgets }} />}
      {mayGive && (
        <p>
          <Button href={`/runs/${run.id}/money/budgets`} text="Give money for it" variant="secondary" />
        </p>
      )}
      {spends.length > 0 && <Spends {...{ run, spends }} />}
    </>
  )
}

/** '1 September 2026 to 31 August 2027: 96 places at £250.00' */
function givenFor({ startsOn, endsOn, pence, places }: Budget): string {
  const days = `${plainDate(startsOn)} to ${plainDate(endsOn)}`
  return places === null ? days : `${days}: ${placesAt(pence, places)}`
}

const Budgets = ({ run, budgets }: Pick<MoneyPageProps, 'run' | 'budgets'>) => (
  <Table
    caption={{ text: 'What is given', hidden: true }}
    responsive
    firstCellIsHeader
    head={['From', 'For', 'Given', 'Spent', 'Left', 'What you can do']}
    rows={budgets.map((budget) => [
      { text: budget.payer },
      givenFor(budget),
      pounds(budget.pence),
      pounds(budget.spent),
      pounds(budget.pence - budget.spent),
      {
        text: (
          <a href={`/runs/${run.id}/money/budgets/${budget.id}/spending`}>
            Write down what is spent
            <span class="nhsuk-u-visually-hidden"> of {budget.payer}’s money</span>
          </a>
        ),
      },
    ])}
  />
)

const Spends = ({ run, spends }: Pick<MoneyPageProps, 'run' | 'spends'>) => (
  <Table
    caption={{ text: 'What was spent', size: 's' }}
    responsive
    firstCellIsHeader
    head={['For', 'On', 'How much', 'Written by', 'What you can do']}
    rows={spends.map((one) => [
      { text: one.what },
      plainDate(one.spentOn),
      pounds(one.pence),
      one.by,
      {
        text:
          one.pence < 0 || one.takenBack ? (
            ''
          ) : (
            <form method="post" action={`/runs/${run.id}/money/spends/${one.id}/taking-back`}>
              <Button variant="secondary" small>
                Take it back
                <span class="nhsuk-u-visually-hidden">: {one.what}</span>
              </Button>
            </form>
          ),
      },
    ])}
  />
)
