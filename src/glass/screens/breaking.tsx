import { BackLink, InsetText } from '../../ui/index.ts'
import type { Broken } from '../glass.ts'

/** What breaking glass is, before anybody does it. */
export function BeforeBreaking() {
  return (
    <InsetText>
      <p>
        In an emergency you can read one young person’s record for 60 minutes. You can change nothing. It does
        not open safeguarding concerns.
      </p>
      <p>
        The people who look after privacy where you work, and where the record is kept, are told at once. They
        look at it within two working days. The young person can be shown that you looked.
      </p>
      <p>In danger now: ring 999 first.</p>
    </InsetText>
  )
}

/** Glass that opens nothing any more. */
export function GlassOver({ broken }: { broken: Broken }) {
  return (
    <>
      <BackLink href="/today" text="Today" />
      <h1>This is closed again</h1>
      <p>
        {broken.endedAt
          ? 'You ended it, or its hour was over.'
          : 'Its hour is over, or it was closed to you.'}{' '}
        It opens nothing any more. What you wrote as the reason is kept: “{broken.reason}”
      </p>
    </>
  )
}
