import { shortDay } from '../../words/index.ts'
import type { TeamNote } from '../team-store.ts'

/** What the team wrote about a service, where a worker reads of it. Nobody outside the team gets this. */
export function TeamNotes({ notes }: { notes: readonly TeamNote[] }) {
  if (notes.length === 0) return null
  return (
    <ul class="app-team-notes">
      {notes.map((note) => (
        <li>
          <span dir="auto">{note.words}</span>{' '}
          <span class="app-muted">
            {note.author}, {shortDay(note.writtenOn)}
            {note.until ? `, until ${shortDay(note.until)}` : ''}. Only your team reads this.
          </span>
        </li>
      ))}
    </ul>
  )
}
