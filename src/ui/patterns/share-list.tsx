import type { Content } from '../options.ts'
import { Avatar, type AvatarTone } from './avatar.tsx'

export type SharePerson = {
  name: string
  /** ', link worker': who they are to the young person. */
  role?: Content
  /** What they can see, and until when. */
  sees: Content
  since?: Content
  tone?: AvatarTone
  /** Asked but not yet accepted: dashed. */
  asked?: boolean
  action?: { text: Content; href: string }
}

/** Who is involved and what each can see. Everything the rings draw is said here. */
export function ShareList({
  people,
  avatars = true,
  last,
}: {
  people: SharePerson[]
  avatars?: boolean
  last?: Content
}) {
  return (
    <ul class="app-share">
      {people.map((person) => (
        <li>
          {avatars && (
            <Avatar name={person.name} tone={person.tone} variant={person.asked ? 'asked' : undefined} />
          )}
          <div class="app-share__words">
            <p>
              <strong>{person.name}</strong>
              {person.role && <>, {person.role}</>}
            </p>
            <p class="app-share__sees">{person.sees}</p>
            {person.since && <p class="app-share__since">{person.since}</p>}
          </div>
          {person.action && (
            <a class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" href={person.action.href}>
              {person.action.text}
              <span class="nhsuk-u-visually-hidden">, {person.name}</span>
            </a>
          )}
        </li>
      ))}
      {last && (
        <li>
          <div class="app-share__words">{last}</div>
        </li>
      )}
    </ul>
  )
}
