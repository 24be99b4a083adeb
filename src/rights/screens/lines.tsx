/** What stands in one fact: a line, or one under another. */
export const Lines = ({ lines }: { lines: readonly string[] }) => (
  <>
    {lines.map((line, nth) => (
      <>
        {nth > 0 && <br />}
        {line}
      </>
    ))}
  </>
)
