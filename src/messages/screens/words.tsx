/** A message's words with its paragraphs as they were written, and its addresses as links. */
export function Words({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph) => (
        <p>
          {paragraph.split('\n').map((line, index) => (
            <>
              {index > 0 && <br />}
              {linked(line)}
            </>
          ))}
        </p>
      ))}
    </>
  )
}

// Only web addresses become links, without the full stop that may follow one.
function linked(line: string) {
  return line
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/)
    .map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : part))
}
