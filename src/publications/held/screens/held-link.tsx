/** The way from the page of an opened survey to its answers that came in files, and the rows that wait for a look. */
export const heldLink = ({ id, openedAt }: { id: string; openedAt: Date | null }) =>
  openedAt && (
    <p>
      <a href={`/surveys/${id}/held-rows`}>Answers from files, and rows that wait for a look</a>
    </p>
  )
