import { Button, Details } from '../../ui/index.ts'
import type { Supporter } from '../supporter.ts'

/** Takes somebody off the list of people beside a young person; what was written about them stays. */
export function EndSupporter({ supporter, action }: { supporter: Supporter; action: string }) {
  return (
    <Details summary={`${supporter.name} is not beside them any more`}>
      <p>They go off the list. What was written stays in the record.</p>
      <form method="post" action={action}>
        <Button text="Take them off the list" variant="secondary" />
      </form>
    </Details>
  )
}
