import { en } from '../../words/index.ts'
import type { Service } from '../entry.ts'
import { Drawing } from './drawings.tsx'

const { service: words } = en.directory

/** What happens when you walk in: drawn panels, down a phone and across a wide screen. */
export function WalkIn({ service }: { service: Service }) {
  if (service.walkIn.length === 0) return <></>
  return (
    <section>
      <h2>{words.walkIn}</h2>
      <ol class="app-walk-in">
        {service.walkIn.map((step, index) => (
          <li>
            <div class="app-walk-in__panel">
              <Drawing name={step.picture ?? service.picture} />
            </div>
            <div>
              <h3>
                <span class="app-walk-in__number">{index + 1}</span> {step.title}
              </h3>
              <p>{step.text}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Who is there, by what to look for. */
export function WhoYouMeet({ service }: { service: Service }) {
  if (service.whoYouMeet.length === 0) return <></>
  return (
    <section>
      <h2>{words.whoYouMeet}</h2>
      <ul class="app-meet">
        {service.whoYouMeet.map(({ name, role, text }) => (
          <li>
            <strong>{name}</strong>
            {role && `, ${role}`}. {text}
          </li>
        ))}
      </ul>
    </section>
  )
}
