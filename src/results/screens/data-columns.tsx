import { BackLink, SummaryList } from '../../ui/index.ts'
import { en } from '../../words/index.ts'

const words = en.results

/** What the columns of the open data mean, and under which licence it is. */
export function DataColumns(props: { columns: readonly (readonly [string, string])[]; licence: string }) {
  return (
    <>
      <BackLink href="/wellbeing" text={words.data} />
      <h1>{words.columns}</h1>
      <p>
        <a href={props.licence}>{words.dataText}</a>
      </p>
      <SummaryList rows={props.columns.map(([key, value]) => ({ key, value }))} />
    </>
  )
}
