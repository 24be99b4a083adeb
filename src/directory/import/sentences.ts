import { countOf } from '../../words/index.ts'
import type { ImportReport } from './report.ts'

/** What an import brought, in sentences for a terminal. */
export function importSentences(told: ImportReport, source: string): string[] {
  if (told.notModified) return [`${source} says that nothing has changed since the last time.`]
  const some = (what: string, rows: readonly { id: string | null; reason: string }[]) =>
    rows.length === 0 ? [] : [`${what}:`, ...rows.map(({ id, reason }) => `  ${id ?? '(no id)'}: ${reason}`)]
  const unsure = told.adjusted.length
  return [
    `${countOf(told.read, 'service')} read from ${source}: ${told.new} new, ${told.changed} changed, ${told.unchanged} unchanged, ${told.held.length} held, ${told.refused.length} refused.`,
    ...some('Held for a person to see (/directory/held)', told.held),
    ...some('Refused', told.refused),
    ...(unsure > 0 ? [`Something was left out or cut in ${unsure} of them; --json says what.`] : []),
    ...(told.vanished > 0
      ? [
          `${countOf(told.vanished, 'service')} of ${source} ${told.vanished === 1 ? 'is' : 'are'} no longer in its list: flagged, not deleted.`,
        ]
      : []),
    ...(told.shrunkFrom !== undefined
      ? [
          `Its last list had ${countOf(told.shrunkFrom, 'service')}, this one less than half: nothing is flagged as gone until somebody says at /directory/sources that this is right.`,
        ]
      : []),
    ...(told.note ? [told.note] : []),
  ]
}
