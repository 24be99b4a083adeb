/** What to do about a worry: it is said here in whole, because it has to work without signal too. Nothing is sent by it. */
export function SomethingWorriedMe({ sessionId }: { sessionId: string }) {
  return (
    <details class="app-register__worry">
      <summary>Something worried me</summary>
      <p>
        <strong>Somebody is in danger now?</strong> Ring <a href="tel:999">999</a>. If it is hard to speak,
        press 55 when you hear the voice.
      </p>
      <p>
        Otherwise <a href={`/concerns/new?session=${sessionId}`}>raise a safeguarding concern</a>: it says who
        reads it and by when. Without signal, tell your safeguarding lead today, in person or by phone.
      </p>
      <p>Do not promise to keep it secret, and write down what was said in the words that were said.</p>
      <p>Nothing has been sent to anybody by opening this.</p>
      <p>
        <a href="/danger">Someone is in danger: every number to ring</a>
      </p>
    </details>
  )
}
