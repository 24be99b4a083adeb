/** One property of a calendar file: its name with parameters, and a value written as it stands. */
export type Property = readonly [name: string, value: string]

/** Text as RFC 5545 wants it: commas, semicolons and backslashes escaped, line breaks as \n, no other control characters. */
export const calendarText = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r?\n/g, '\\n')
    .replace(/\p{Cc}/gu, '')

/** The properties as lines: CRLF after each, and none longer than 75 bytes (a longer one goes on after a space). */
export const calendarLines = (properties: readonly Property[]): string =>
  properties.map(([name, value]) => `${folded(`${name}:${value}`)}\r\n`).join('')

function folded(line: string): string {
  const pieces: string[] = []
  let [piece, bytes] = ['', 0]
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (bytes + size > 74) {
      pieces.push(piece)
      ;[piece, bytes] = ['', 0]
    }
    piece += character
    bytes += size
  }
  return [...pieces, piece].join('\r\n ')
}

/** Clocks in London, as every calendar program asks for them: forward on the last Sunday of March, back in October's. */
export const london: readonly Property[] = [
  ['BEGIN', 'VTIMEZONE'],
  ['TZID', 'Europe/London'],
  ['BEGIN', 'DAYLIGHT'],
  ['TZNAME', 'BST'],
  ['TZOFFSETFROM', '+0000'],
  ['TZOFFSETTO', '+0100'],
  ['DTSTART', '19810329T010000'],
  ['RRULE', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'],
  ['END', 'DAYLIGHT'],
  ['BEGIN', 'STANDARD'],
  ['TZNAME', 'GMT'],
  ['TZOFFSETFROM', '+0100'],
  ['TZOFFSETTO', '+0000'],
  ['DTSTART', '19961027T020000'],
  ['RRULE', 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'],
  ['END', 'STANDARD'],
  ['END', 'VTIMEZONE'],
]
