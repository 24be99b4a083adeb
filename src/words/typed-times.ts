/**
 * A time of day that somebody typed, as 'HH:MM': '17:30', '5.30pm', '5:30 pm', '5pm', '17'. Null when it is none. A number
 * from 1 to 7 without am or pm is taken as the afternoon: nobody meets a group at five in the morning.
 */
export function parseClock(text: string): string | null {
  const found = /^(\d{1,2})(?:[:. ]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/i.exec(text.trim())
  if (!found) return null
  const half = found[3]?.toLowerCase().charAt(0)
  const typed = Number(found[1])
  const minutes = Number(found[2] ?? '0')
  if (minutes > 59 || typed > 23 || (half && (typed < 1 || typed > 12))) return null
  const afternoon = half === 'p' || (!half && typed >= 1 && typed <= 7 && !found[1]?.startsWith('0'))
  const hour = half ? (typed % 12) + (afternoon ? 12 : 0) : afternoon ? typed + 12 : typed
  return `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
