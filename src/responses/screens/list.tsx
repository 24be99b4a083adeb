import { Tag } from '../../ui/index.ts'
import { dateInLondon, plainDate, spokenDay } from '../../words/index.ts'
import type { Response } from '../response.ts'

/** What is being done about what was found, each with whom and by when. */
export function ResponseList({ responses, heading }: { responses: readonly Response[]; heading: string }) {
  if (responses.length === 0) return null
  return (
    <section aria-labelledby="responses">
      <h2 id="responses">{heading}</h2>
      <ul class="app-results__doing">
        {responses.map((response) => (
          <li>
            <a href={`/responses/${response.id}`}>{response.what}</a>{' '}
            {response.ended && (
              <Tag text={response.ended.how} colour={response.ended.how === 'done' ? 'green' : 'grey'} />
            )}
            <span class="app-results__gloss">
              {response.finding.measureName}. {response.finding.groupName}. {response.responsible},{' '}
              {response.ended
                ? plainDate(dateInLondon(response.ended.at))
                : `by ${spokenDay(response.dueOn)}`}
              .
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
