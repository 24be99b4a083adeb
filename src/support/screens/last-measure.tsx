import { InsetText } from '../../ui/index.ts'

/** Before it ends, the questions of the beginning are asked once more: only two answers of one person show a change. */
export function LastMeasure({ href, called }: { href: string; called: string }) {
  return (
    <InsetText>
      <p>
        Ask {called} the questions from the beginning once more, before it ends: without a second answer
        nothing can be said about what changed. <a href={href}>Ask them now</a>
      </p>
    </InsetText>
  )
}
