import { Icon } from '../../ui/index.ts'
import type { SurveyWords } from '../../words/index.ts'
import { addresses } from '../way.ts'

/** The way out and the way to another language or to pictures, above everything. */
export function Top({ words, from, stop }: { words: SurveyWords; from: string; stop?: boolean }) {
  const { question } = words.survey
  return (
    <p class="app-survey-top">
      {stop && (
        <a href={addresses.stopped}>
          <Icon name="cross" /> {question.stop}
        </a>
      )}
      <a href={`${addresses.look}?from=${from}`}>
        <span aria-hidden="true">Aa</span> {question.look}
      </a>
    </p>
  )
}
