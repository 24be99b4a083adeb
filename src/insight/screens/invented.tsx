import { InsetText } from '../../ui/index.ts'

/** That whoever is counted is invented, in a demo. */
export const Invented = ({ notice }: { notice: string | null }) =>
  notice && (
    <InsetText>
      These are <strong>{notice}</strong>.
    </InsetText>
  )
