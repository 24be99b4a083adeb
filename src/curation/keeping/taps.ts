import type { Acting } from '../../database/index.ts'
import { changeEntry, confirmEntry, type Service, type ToldEntry } from '../../directory/index.ts'

/** What a keeper can say with one press, from an email. */
export const taps = ['still-right', 'no-places', 'some-places', 'many-places', 'closed', 'open'] as const
export type Tap = (typeof taps)[number]

/** What each tap tells about the entry. Of a range the least is kept: a page must not promise more than was said. */
const toldBy: Record<Exclude<Tap, 'still-right'>, ToldEntry> = {
  'no-places': { placesFree: 0 },
  'some-places': { placesFree: 1 },
  'many-places': { placesFree: 4 },
  closed: { status: 'temporarily closed' },
  open: { status: 'active' },
}

export const isTap = (name: string): name is Tap => (taps as readonly string[]).includes(name)

/** Does what was pressed, at once. Pressed again it changes nothing more. */
export async function tap(acting: Acting, service: Service, pressed: Tap): Promise<void> {
  if (pressed === 'still-right') return confirmEntry(acting, service.id)
  const told = toldBy[pressed]
  const same = told.status !== undefined && told.status === service.status
  if (same) return confirmEntry(acting, service.id)
  await changeEntry(acting, service.id, told, 'places and times')
}
