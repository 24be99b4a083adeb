import { answerText, type Problems } from '../../ui/questions/index.ts'
import { addDays, dateOnly } from '../../words/index.ts'
import { type About, formOf, notNow, recordPath, type SupportAct } from '../act.ts'
import { changeSupport } from '../changes.ts'
import { redate } from '../redating.ts'
import { supportCan } from '../support.ts'

// A pause that nobody would notice ending is no pause.
const LONGEST_PAUSE = 183

const notOpen = (about: About): string =>
  about.support.state === 'paused' ? 'This support is paused already. Nothing was changed.' : notNow(about)

/** A pause with a reason, until a day. */
export const pauseAct: SupportAct = {
  path: 'pause',
  screen: 'support',
  heading: ({ called }) => `Pause the support of ${called}`,
  lead: () => 'Nothing is due until the day you choose. On that day it is on your list again.',
  button: 'Pause it',
  may: ({ support, who }) => supportCan.bePaused(support, who),
  refused: notOpen,
  form: () =>
    formOf([
      { kind: 'words', name: 'reason', label: 'Why?', rows: 2, max: 500, required: 'Say why it is paused' },
      {
        kind: 'date',
        name: 'until',
        label: 'Until when?',
        check: 'future',
        required: 'Enter until when it is paused',
      },
    ]),
  check: ({ today }, answers): Problems => {
    const until = dateOnly(answerText(answers, 'until'))
    if (until === today) return { until: 'Choose a day after today' }
    return until > addDays(today, LONGEST_PAUSE)
      ? {
          until: 'Choose a day within six months. If it is for longer, end the support and agree a follow-up',
        }
      : {}
  },
  write: async (acting, about, { answers, id }) => {
    const until = answerText(answers, 'until')
    const reason = answerText(answers, 'reason')
    await changeSupport(
      acting,
      about.support,
      { id, act: 'paused', reason },
      { state: 'paused', paused_until: until },
    )
    await redate(acting, about.support.id)
    return `${recordPath(about)}?done=paused`
  },
}

/** The pause is over: what is due counts from today. */
export const resumeAct: SupportAct = {
  path: 'resumption',
  screen: 'support',
  heading: ({ called }) => `Take up the support of ${called} again`,
  lead: () => 'It is open again from today, and what is due counts from today.',
  button: 'Take it up again',
  may: ({ support, who }) => supportCan.beResumed(support, who),
  refused: (about) =>
    about.support.state === 'open' ? 'This support is open already. Nothing was changed.' : notNow(about),
  form: () => formOf([]),
  write: async (acting, about, { id }) => {
    await changeSupport(acting, about.support, { id, act: 'resumed' }, { state: 'open', paused_until: null })
    await redate(acting, about.support.id)
    return `${recordPath(about)}?done=resumed`
  },
}
