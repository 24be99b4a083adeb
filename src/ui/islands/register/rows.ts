/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** The words the page hands to its script. */
export type Words = Record<
  | (
      | 'here'
      | 'notHere'
      | 'tap'
      | 'markedHere'
      | 'markedNot'
      | 'newFace'
      | 'noNewFace'
      | 'newFaces'
      | 'oneNewFace'
    )
  | ('noSignal' | 'one' | 'many' | 'none' | 'signIn' | 'notYours' | 'left' | 'finish' | 'unread' | 'ready'),
  string
>

/** One person as the script knows them: how they are marked, and since when. */
export type Person = { id: string; name: string; notes: string[]; said: string; at: string | null }

/** Who stands in the form of the page, as it came. */
export const peopleIn = (root: HTMLElement): Person[] =>
  [...root.querySelectorAll<HTMLElement>('[data-person]')].map((row) => ({
    id: row.dataset.person ?? '',
    name: row.dataset.name ?? '',
    notes: [...row.querySelectorAll('[data-note]')].map(({ textContent }) => textContent ?? ''),
    said: row.dataset.said ?? 'not_marked',
    at: row.dataset.at ?? null,
  }))

const clock = new Intl.DateTimeFormat('en-GB', {
  ...{ hour: 'numeric', minute: '2-digit', hour12: true },
  timeZone: 'Europe/London',
})

/** Makes one row for each person, each one tap; gives how to show how they are marked now. */
export function rowsToTap(
  root: HTMLElement,
  words: Words,
  tap: (person: Person) => void,
): { show: (people: readonly Person[]) => void } {
  const list = root.querySelector<HTMLElement>('[data-rows]')
  const pattern = root.querySelector<HTMLTemplateElement>('template[data-row]')
  const rows = new Map<string, HTMLElement>()
  const rowOf = (person: Person): HTMLElement | undefined => {
    const known = rows.get(person.id)
    if (known) return known
    const made = pattern?.content.firstElementChild?.cloneNode(true)
    if (!(made instanceof HTMLElement) || !list) return undefined
    say(made, '[data-row-name]', person.name)
    say(made, '[data-row-notes]', person.notes.join('\n'))
    made.querySelector('button')?.addEventListener('click', () => tap(person))
    list.append(made)
    rows.set(person.id, made)
    return made
  }
  list?.replaceChildren()
  const show = (people: readonly Person[]) => {
    for (const [id, row] of rows) if (!people.some((person) => person.id === id)) row.remove()
    for (const person of people) {
      const row = rowOf(person)
      const button = row?.querySelector('button')
      if (!row || !button) continue
      const here = person.said === 'came'
      button.setAttribute('aria-pressed', String(here))
      const time = here && person.at ? `\n${clock.format(new Date(person.at))}` : ''
      const state = here ? words.here + time : person.said === 'did_not_come' ? words.notHere : words.tap
      say(row, '[data-row-state]', state)
    }
    say(root, '[data-here]', String(people.filter(({ said }) => said === 'came').length))
    say(root, '[data-open]', String(people.filter(({ said }) => said === 'not_marked').length))
  }
  if (list) list.hidden = false
  return { show }
}

/** Puts words into the one element of this kind. */
export function say(root: ParentNode, selector: string, words: string): void {
  const element = root.querySelector(selector)
  if (element && element.textContent !== words) element.textContent = words
}
