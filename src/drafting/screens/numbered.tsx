/** A text with its lines numbered; those with something to put right are marked, and are where the list of it leads. */
export function Numbered({ text, marked = [] }: { text: string; marked?: readonly number[] }) {
  return (
    <div class="app-blueprint-lines" role="group" tabindex={0} aria-label="The text, line by line">
      <ol>
        {text
          .trimEnd()
          .split('\n')
          .map((line, at) => (
            <li
              id={marked.length > 0 ? `line-${at + 1}` : undefined}
              class={marked.includes(at + 1) ? 'app-blueprint-lines__wrong' : undefined}
            >
              {marked.includes(at + 1) ? <mark>{line || ' '}</mark> : line || ' '}
            </li>
          ))}
      </ol>
    </div>
  )
}
