/** On the page of a named survey: the way to who is asked whether they want support. */
export const supportLink = ({ id, kind }: { id: string; kind: string }) =>
  kind === 'named' ? (
    <p>
      <a href={`/surveys/${id}/support`}>Who is asked whether they want support</a>
    </p>
  ) : undefined
