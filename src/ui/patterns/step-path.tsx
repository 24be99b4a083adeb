import type { Content } from '../options.ts'

export type PathStep = { title: Content; text: Content; now?: boolean }

/** What happens next, by when: a path of dots. */
export function StepPath({ heading, steps, note }: { heading: Content; steps: PathStep[]; note?: Content }) {
  return (
    <section class="app-path">
      <h2 class="app-path__heading">{heading}</h2>
      <ol>
        {steps.map((step) => (
          <li class={step.now ? 'app-path__step app-path__step--now' : 'app-path__step'}>
            <h3>{step.title}</h3>
            <p>{step.text}</p>
          </li>
        ))}
      </ol>
      {note && <p class="app-path__note">{note}</p>}
    </section>
  )
}
