import { Icon } from '../components/icon.tsx'
import type { Content } from '../options.ts'

export type SectionStep = {
  /** Open shows its questions, done a sentence and Change, later what it will ask, error is open with its ring in berry. */
  state: 'open' | 'done' | 'later' | 'error'
  title: Content
  id?: string
  summary?: Content
  change?: { href: string; text?: Content } | { name: string; value: string; text?: Content }
  children?: Content
}

const stateWords = { open: '', done: 'finished', later: 'later', error: 'something to put right' }

/** The numbered sections of one long form. */
export function SectionSteps({ sections }: { sections: SectionStep[] }) {
  return (
    <ol class="app-sections">
      {sections.map((section, index) => (
        <li class={`app-section app-section--${section.state}`} id={section.id}>
          <div class="app-section__head">
            <span class="app-section__mark" aria-hidden="true">
              {section.state === 'done' ? <Icon name="tick" /> : index + 1}
            </span>
            <h2 class="app-section__title">
              <span class="nhsuk-u-visually-hidden">{index + 1}. </span>
              {section.title}
              {stateWords[section.state] && (
                <span class="nhsuk-u-visually-hidden">, {stateWords[section.state]}</span>
              )}
            </h2>
            {section.change && <Change change={section.change} title={section.title} />}
            {section.state === 'later' && section.summary && (
              <p class="app-section__note">{section.summary}</p>
            )}
          </div>
          {section.state !== 'later' && section.summary && (
            <p class="app-section__summary">{section.summary}</p>
          )}
          {section.children && <div class="app-section__body">{section.children}</div>}
        </li>
      ))}
    </ol>
  )
}

function Change({ change, title }: { change: NonNullable<SectionStep['change']>; title: Content }) {
  const words = (
    <>
      {change.text ?? 'Change'}
      <span class="nhsuk-u-visually-hidden"> {title}</span>
    </>
  )
  return 'href' in change ? (
    <a class="app-section__change" href={change.href}>
      {words}
    </a>
  ) : (
    <button class="app-section__change app-link-button" type="submit" name={change.name} value={change.value}>
      {words}
    </button>
  )
}
