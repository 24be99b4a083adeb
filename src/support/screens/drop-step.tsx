import { Button, Details } from '../../ui/index.ts'
import type { About } from '../act.ts'

/** Takes a step off the plan that nobody is going to do. */
export function DropStep({ about, step }: { about: About; step: string | undefined }) {
  return (
    <Details summary="Nobody is going to do this step">
      <p>It goes off the plan. It was never done, and nothing is due any more.</p>
      <form method="post" action={`/supports/${about.support.id}/steps/${step}/dropped`}>
        <Button text="Take it off the plan" variant="secondary" />
      </form>
    </Details>
  )
}
