import { type ChecklistItem, Tag } from '../../ui/index.ts'
import { dateInLondon, dateOnly, type OrganisationCalendar, shortDay, spokenDay } from '../../words/index.ts'
import type { About } from '../act.ts'
import { type Step, stepTag, whoWords } from '../plan.ts'

/** A step as a line of a checklist: its box ticks and unticks it. */
export function stepItem(
  step: Step,
  { support, called, today }: About,
  calendar: OrganisationCalendar,
  mayWork: boolean,
): ChecklistItem {
  const path = `/supports/${support.id}/steps/${step.id}`
  const who = whoWords(step, called, support.workerName)
  const tag = stepTag(step, today, calendar)
  const by = step.doneAt
    ? `${who}, done ${spokenDay(dateInLondon(step.doneAt))}`
    : `${who}, by ${shortDay(dateOnly(step.dueOn))}`
  return {
    text: step.what,
    done: step.doneAt !== null,
    note:
      mayWork && !step.doneAt ? (
        <>
          {by} ·{' '}
          <a href={path}>
            Change<span class="nhsuk-u-visually-hidden"> {step.what}</span>
          </a>
        </>
      ) : (
        by
      ),
    tag: tag ? <Tag text={tag.text} colour={tag.tone === 'late' ? 'pink' : 'yellow'} /> : undefined,
    toggle: mayWork
      ? {
          action: step.doneAt ? `${path}/undone` : `${path}/done`,
          label: step.doneAt ? `Not done after all: ${step.what}` : `Done: ${step.what}`,
        }
      : undefined,
  }
}
