import { EmptyState } from '../../ui/index.ts'
import { domains, type Questionnaire, type QuestionnaireItem } from '../questionnaire.ts'

/** Every question as pupils read it, one below the other. Nothing can be answered here. */
export function PreviewPage({ questionnaire }: { questionnaire: Questionnaire | null }) {
  return (
    <div class="app-column--reading">
      <h1>As pupils see it</h1>
      {questionnaire ? (
        <>
          <p>Pupils see one question at a time, and can skip any of them.</p>
          <ol>
            {questionnaire.items.map((item) => (
              <li>
                <PreviewItem item={item} />
              </li>
            ))}
          </ol>
        </>
      ) : (
        <EmptyState heading="Nothing is asked yet" />
      )}
    </div>
  )
}

function PreviewItem({ item }: { item: QuestionnaireItem }) {
  const { choices, lead, words, domain } = item
  return (
    <>
      <p class="app-muted">{domains[domain]}</p>
      {lead?.en && <p>{lead.en}</p>}
      {Object.entries(words).map(([language, text]) => (
        <p lang={language}>
          <strong>{text}</strong>
        </p>
      ))}
      {choices.labels ? (
        <ul>
          {choices.labels.map((label) => (
            <li>{label.en}</li>
          ))}
        </ul>
      ) : (
        <p>
          {choices.from} {choices.low?.en && `(${choices.low.en})`} to {choices.to}{' '}
          {choices.high?.en && `(${choices.high.en})`}
        </p>
      )}
    </>
  )
}
