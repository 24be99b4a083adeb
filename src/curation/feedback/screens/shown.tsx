import { OwnWords } from '../../../ui/index.ts'
import { en } from '../../../words/index.ts'
import type { Shown } from '../feedback.ts'

const { feedback: words } = en.curation

/** What those who went say, on a service's page: counts with their n, then chosen words. */
export function ShownFeedback({ shown, href }: { shown: Shown | null; href: string }) {
  return (
    <section class="app-went">
      <h2>{words.shown}</h2>
      {shown ? (
        <>
          <p>{words.welcomed({ n: shown.n, ...shown.welcome })}</p>
          <p>{words.goAgain({ n: shown.n, ...shown.again })}</p>
          {shown.words.map((said) => (
            <OwnWords words={said} size="line" />
          ))}
          <p class="app-muted app-small">{words.note}</p>
        </>
      ) : (
        <p>{words.none}</p>
      )}
      <p>
        <a href={href}>{en.curation.foot.went}</a>
      </p>
    </section>
  )
}
