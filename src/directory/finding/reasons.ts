import { ago, en, plainDate } from '../../words/index.ts'
import { agesOf, firstWords } from '../facts.ts'
import { scheduleLine } from '../when.ts'
import type { Asked } from './asked.ts'
import type { Fit, FoundService } from './find-services.ts'
import { isInTime } from './times-of-day.ts'

const { find, service: page, times: spoken } = en.directory
const { why, helps, access, times } = en.finding

/** Why a result is there, or what about it does not fit: in the seeker's own words where they said it. */
export type Reason = { fits: boolean; said?: string; text: string }

/** Every reason for one result: what was said first, then for whom, and what was chosen; what does not fit last. */
export function reasonsFor(result: FoundService, asked: Asked, now: Date): Reason[] {
  const reasons = [
    ...result.fits.map((fit) => ({ fits: fit.fits !== 'no', said: fit.said, text: saidReason(fit, result) })),
    ...ageReason(result, asked.age),
    ...chosenReasons(result, asked, now),
  ]
  return [...reasons.filter(({ fits }) => fits), ...reasons.filter(({ fits }) => !fits), ...doubts(result)]
}

const yes = (text: string, said?: string): Reason => ({
  fits: true,
  text,
  ...(said === undefined ? {} : { said }),
})

function saidReason(fit: Fit, result: FoundService): string {
  const { inferred } = result
  if (fit.fits === 'name') return find.inTheName
  if (fit.fits === 'text') return fit.excerpt ?? find.aboutIt
  if (fit.fits === 'free') return page.free
  if (fit.fits === 'no') return find.notAboutIt
  if (fit.fits === 'help') {
    const what = helps[fit.helps?.find((help) => result.helpsWith.includes(help)) ?? 'loneliness']
    return inferred ? why.theySayGoodFor({ what }) : why.goodFor({ what })
  }
  if (fit.fits === 'access') {
    const what = access[fit.access?.find((one) => result.accessFeatures.includes(one)) ?? 'step_free']
    return inferred ? why.theySayHas({ what }) : why.has({ what })
  }
  return whenLines(result, () => true)
}

function ageReason(result: FoundService, age: number | null): Reason[] {
  if (age === null) return []
  const ages = agesOf(result)
  const said = spoken.ages({ age })
  return result.forAge && ages
    ? [yes(find.ageFits({ ages }), said)]
    : [{ fits: false, said, text: find.ageNotSaid }]
}

function chosenReasons(result: FoundService, asked: Asked, now: Date): Reason[] {
  const good = asked.helps.filter((help) => result.helpsWith.includes(help)).map((help) => helps[help])
  const has = asked.access
    .filter((feature) => result.accessFeatures.includes(feature))
    .map((feature) => access[feature])
  const { inferred, placesFree, placesToldAt } = result
  return [
    ...good.map((what) => yes(inferred ? why.theySayGoodFor({ what }) : why.goodFor({ what }))),
    ...has.map((what) => yes(inferred ? why.theySayHas({ what }) : why.has({ what }))),
    ...whenReason(result, asked),
    ...(asked.free ? [yes(page.free)] : []),
    ...(asked.myself && result.canReferSelf ? [yes(why.myself)] : []),
    ...(placesFree && placesToldAt
      ? [yes(why.placesFree({ count: placesFree, when: ago(placesToldAt, now) }))]
      : []),
    ...(asked.language ? [yes(why.language({ language: asked.language }))] : []),
  ]
}

function whenReason(result: FoundService, { days, times: parts }: Asked): Reason[] {
  if (days.length + parts.length === 0) return []
  const lines = whenLines(
    result,
    (schedule) =>
      (days.length === 0 || schedule.days.some((day) => days.includes(day))) &&
      (parts.length === 0 || parts.some((part) => isInTime(schedule, part))),
  )
  const said = [...days.map((day) => en.dates.weekdays[day - 1] ?? ''), ...parts.map((part) => times[part])]
  return lines ? [yes(lines, said.join(', ').toLowerCase())] : []
}

function whenLines(
  result: FoundService,
  holds: (schedule: FoundService['schedules'][number]) => boolean,
): string {
  const lines = result.schedules.filter((one) => one.days.length > 0 && holds(one)).map(scheduleLine)
  return lines.map((line) => `${firstWords(line, 90)}${line.endsWith('.') ? '' : '.'}`).join(' ')
}

function doubts(result: FoundService): Reason[] {
  const no = (text: string): Reason => ({ fits: false, text })
  return [
    ...(result.vanished ? [no(page.notChecked)] : []),
    ...(result.freshness === 'stale' ? [no(why.stale({ date: plainDate(result.lastConfirmedOn) }))] : []),
    ...(result.status === 'temporarily closed' ? [no(page.closedForNow)] : []),
  ]
}
