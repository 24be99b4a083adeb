import {
  type AccessFeature,
  type HelpsWith,
  type Location,
  type Schedule,
  type Service,
  type ToldEntry,
  webAddress,
} from '../../directory/index.ts'
import {
  type Answers,
  answerList,
  answerOrNull,
  answerText,
  type Problems,
} from '../../ui/questions/index.ts'
import { en, isMobileNumber, isTimeOnly, type Weekday } from '../../words/index.ts'
import { asksFor } from './entry-form.ts'

const { edit: words } = en.keeping

/** What a filled-in form tells about an entry, or the sentence for each field that cannot be taken. */
export type Reading = { told: ToldEntry; problems: Problems }

/** Reads the answers of the form against the entry as it stands. A place that moved has no point until it is looked up. */
export function readEntry(answers: Answers, service: Service): Reading {
  const problems: Record<string, string> = {}
  const url = answerText(answers, 'url')
  const address = url ? webAddress(url, null) : null
  if (url && !address) problems.url = words.urlProblem
  const phone = answerOrNull(answers, 'phone')
  const ours = answerList(answers, 'phone_ours').includes('yes')
  if (phone && isMobileNumber(phone) && !ours) problems.phone = words.phoneMobile
  const [from, to] = [numberOf(answers, 'from'), numberOf(answers, 'to')]
  if (from !== null && to !== null && to < from) problems.to = words.agesOrder
  const goodFor = answerList(answers, 'good_for') as HelpsWith[]
  const told: ToldEntry = {
    ...{ name: answerText(answers, 'name'), summary: answerOrNull(answers, 'summary') },
    description: answerOrNull(answers, 'description'),
    walkIn: stepsOf(answers, service, problems),
    whoYouMeet: peopleOf(answers, problems),
    ...{ justTurnUp: saidOf(answers, 'turn_up'), door: answerOrNull(answers, 'door') },
    ...{ minimumAge: from, maximumAge: to, eligibility: answerOrNull(answers, 'who_for') },
    ...{ free: saidOf(answers, 'free'), fees: answerOrNull(answers, 'fees') },
    ...{ helpsWith: goodFor, accessFeatures: answerList(answers, 'access') as AccessFeature[] },
    // Words that a source gave stay until somebody chooses others.
    goodFor: sameSet(goodFor, service.helpsWith)
      ? service.goodFor
      : goodFor.map((one) => en.finding.helps[one]),
    ...{ canReferSelf: saidOf(answers, 'refer_self'), applicationProcess: answerOrNull(answers, 'joining') },
    ...{ waitingTime: answerOrNull(answers, 'waiting'), placesFree: numberOf(answers, 'places_free') },
    ...{ phone, email: answerOrNull(answers, 'email'), url: address },
    schedules: timesOf(answers, service, problems),
    locations: placesOf(answers, service),
  }
  return { told, problems }
}

const numberOf = (answers: Answers, name: string): number | null => {
  const typed = answerText(answers, name)
  return typed === '' ? null : Number(typed)
}

const saidOf = (answers: Answers, name: string): boolean | null => {
  const said = answerText(answers, name)
  return said === '' ? null : said === 'yes'
}

const sameSet = (some: readonly string[], others: readonly string[]): boolean =>
  [...some].sort().join() === [...others].sort().join()

/** 'A few words: what happens', line by line; null where a line has no colon or nothing beside it. */
function pairsOf(text: string): [string, string][] | null {
  const pairs = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line): [string, string] => {
      const colon = line.indexOf(':')
      return colon < 0 ? [line, ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
    })
  return pairs.every(([before, after]) => before && after) ? pairs : null
}

function stepsOf(answers: Answers, { walkIn }: Service, problems: Record<string, string>) {
  const pairs = pairsOf(answerText(answers, 'walk_in'))
  if (!pairs) problems.walk_in = words.walkInProblem
  return (pairs ?? []).map(([title, text], at) => {
    const picture = (walkIn.find((step) => step.title === title) ?? walkIn[at])?.picture
    return { title, text, ...(picture ? { picture } : {}) }
  })
}

function peopleOf(answers: Answers, problems: Record<string, string>) {
  const pairs = pairsOf(answerText(answers, 'who_you_meet'))
  if (!pairs) problems.who_you_meet = words.whoProblem
  return (pairs ?? []).map(([who, text]) => {
    const [name = '', ...role] = who.split(',')
    return { name: name.trim(), role: role.join(',').trim(), text }
  })
}

const timeTyped = (typed: string): string | null => {
  const padded = typed.replace('.', ':').padStart(5, '0')
  return isTimeOnly(padded) ? padded : null
}

function timesOf(answers: Answers, service: Service, problems: Record<string, string>): Schedule[] {
  return Array.from({ length: asksFor(service).times }, (_, at) => at + 1).flatMap((nth): Schedule[] => {
    const days = answerList(answers, `days_${nth}`).map((day) => Number(day) as Weekday)
    const [opens, closes] = ['opens', 'closes'].map((end) => {
      const typed = answerText(answers, `${end}_${nth}`)
      const time = typed ? timeTyped(typed) : null
      if (typed && !time) problems[`${end}_${nth}`] = words.timeProblem
      return time
    }) as [string | null, string | null]
    const note = answerOrNull(answers, `note_${nth}`)
    if (days.length === 0 && !opens && !closes && !note) return []
    if (days.length === 0 && (opens || closes)) problems[`days_${nth}`] = words.timeDays
    if (opens && closes && closes <= opens) problems[`closes_${nth}`] = words.timeOrder
    const { freq, week, validFrom, validTo } = service.schedules[nth - 1] ?? {
      ...{ freq: 'weekly', week: null, validFrom: null, validTo: null },
    }
    return [
      {
        days: days.sort(),
        opens,
        closes,
        freq: freq as Schedule['freq'],
        week,
        validFrom,
        validTo,
        words: note,
      },
    ]
  })
}

function placesOf(answers: Answers, service: Service): Location[] {
  return Array.from({ length: asksFor(service).places }, (_, at) => at + 1).flatMap((nth): Location[] => {
    const was = service.locations[nth - 1]
    const [name, address, postcode] = [`place_${nth}`, `address_${nth}`, `postcode_${nth}`].map((field) =>
      answerOrNull(answers, field),
    ) as [string | null, string | null, string | null]
    const gettingThere = answerOrNull(answers, `way_${nth}`)
    const accessNotes = answerOrNull(answers, `steps_${nth}`)
    if (!name && !address && !postcode && !gettingThere && !accessNotes) return []
    const stays = was !== undefined && was.address === address && was.postcode === postcode
    const point = stays
      ? { city: was.city, latitude: was.latitude, longitude: was.longitude }
      : { city: null, latitude: null, longitude: null }
    return [{ name, address, postcode, gettingThere, accessNotes, ...point }]
  })
}
