import { InsetText } from '../../ui/index.ts'

/** That whoever a figure is of is invented, where they are. */
export const Invented = ({ notice }: { notice: string | null }) =>
  notice && (
    <InsetText>
      These are <strong>{notice}</strong>.
    </InsetText>
  )
