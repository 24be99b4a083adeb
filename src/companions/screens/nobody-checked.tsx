import { BackLink, EmptyState } from '../../ui/index.ts'

/** Nobody has checks that hold: who can change that. */
export function NobodyChecked(props: {
  heading: string
  back: { text: string; href: string }
  organisation: string
}) {
  return (
    <>
      <BackLink {...props.back} />
      <h1>{props.heading}</h1>
      <EmptyState heading="Nobody can go along yet">
        <p>
          Nobody at {props.organisation} has an enhanced DBS check and safeguarding training that hold today.
          A manager or administrator records them on the worker’s page, under Team.
        </p>
      </EmptyState>
    </>
  )
}
