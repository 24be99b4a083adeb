import { EmptyState } from '../../ui/index.ts'
import { askedTogether, domains, type Questionnaire, type QuestionnaireItem } from '../questionnaire.ts'

/** Every question as pupils read it, one below the other. Nothing can be answered here. */
export function PreviewPage({ questionnaire }: { questionnaire: Questionnaire | null }) {
  return (
    <div class="app-column--reading">
      <h1>As pupils see it</h1>
      {questionnaire ? (
        <>
          <p>Pupils see one question at a time, and can skip any of them.</p>
          <ol>
            {askedTogether(questionnaire).map(({ items }) => (
              <li>
                <PreviewItem items={items} />
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

function PreviewItem({ items }: { items: readonly [QuestionnaireItem, ...QuestionnaireItem[]] }) {
  const [{ choices, lead, words, domain, picked }] = items
  const labels = picked ? items.map((item) => item.picked?.thing ?? {}) : choices.labels
  return (
    <>
      <p class="app-muted">{domains[domain]}</p>
      {lead?.en && <p>{lead.en}</p>}
      {Object.entries(words).map(([language, text]) => (
        <p lang={language}>
          <strong>{text}</strong>
        </p>
      ))}
      {picked && <p>Pick up to {picked.most}.</p>}
      {labels ? (
        <ul>
          {labels.map((label) => (
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
