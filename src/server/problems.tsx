import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Visit } from '../accounts/index.ts'
import { isUnreachable } from '../database/index.ts'
import { NOT_SHARED } from '../people/index.ts'
import { Button } from '../ui/index.ts'
import { writeLog } from '../words/index.ts'

/** The one page for what is not there and for what is not yours to see: the same bytes for both. */
export function notFound(c: Context<Visit>) {
  return c.var.page({
    title: 'Page not found',
    status: 404 as never,
    children: (
      <>
        <h1>Page not found</h1>
        <p class="nhsuk-body-l">If you typed the address, check that it is right.</p>
        <p class="nhsuk-body-l">
          If you came by a link, it may be old, or the page may not be one you can see.
        </p>
        <Button href="/" text="Go to the start" />
      </>
    ),
  })
}

// A rule that the database kept, in words: what to do now. The one home for these sentences.
const keptRules: Record<string, string> = {
  support_holder_works_here:
    'They are still supporting young people. Hand each of them on first, then record that they have left.',
  referral_holder_works_here:
    'They are still responsible for referrals that have no answer. Hand each of them on first, then record that they have left.',
  safeguarding_duty_works_here:
    'They are named to hear of safeguarding concerns. Name somebody else and take them off first, then record that they have left.',
  concern_holder_works_here: 'A safeguarding concern is with them. A lead hands it on first.',
  sealing_has_a_lead:
    'They look after a sealed record with one other person. Whoever that is names a third on the page of the sealing first.',
  sealing_takes_two:
    'That takes two people, and you took the first step yourself. Ask the other to take the second.',
  tied_takes_nothing_on: 'They cannot take this on. Choose somebody else.',
  protected_stays_apart:
    'This is kept apart from the record, because knowing it could put somebody at risk. Whoever is named changes it there.',
  not_together: 'These two cannot be in the same group. Ask whoever leads your team what to do instead.',
  not_together_are_two:
    'These two records cannot be joined or kept apart like this. Ask a safeguarding lead.',
  concern_holder_reads_it:
    'A safeguarding concern is with them. They hand it on first, or whoever is next is asked when its time is over.',
  referral_holder_team_open:
    'This team is still responsible for referrals. Hand each of them on first, then close the team.',
  asked_team_open:
    'Referrals are waiting for this team’s answer. Answer or pass on each of them first, then close the team.',
  asked_service_open:
    'Referrals are waiting for an answer from this service. Take them back or ask elsewhere first, then withdraw it.',
  onward_is_settled:
    'A service was asked for a place, or the young person goes there still. Say what becomes of it first, then end the support.',
  shared_plan_is_closed:
    'A plan of several agencies is open. Close it first, so that every agency knows, then end the support.',
  plan_holder_works_here:
    'They take part in plans of several agencies. Hand each part on first, then record that they have left.',
  family_lead_works_here:
    'They lead plans of families. Whoever leads their team names somebody else to lead each, then record that they have left.',
  family_lead_is_of_the_team:
    'They do not work in this team any more. Choose somebody else to lead the plan.',
  family_team_open:
    'This team holds plans of families. Ask another team to take each over, or end it with what came of it, then close the team.',
  family_plan_is_open: 'This plan of a family has ended.',
  family_member_said_yes: 'That yes was taken back. Ask once more.',
  family_step_has_somebody: 'They are not in the plan any more, or it has ended. Choose who does it instead.',
  plan_part_has_its_agency: 'This agency takes no part in the plan any more. Choose who does it instead.',
  onward_goes_along:
    'What this support asked of services is handed on with it. Something was asked meanwhile: try once more.',
  another_answers: 'Whoever wrote on it cannot approve it. Ask somebody who had no part in it.',
  programme_is_shaped:
    'It does not say who of those it is for shaped it. Add who, when and what changed under shaped_with, as kind: with-people.',
  baton_has_one_holder: 'Somebody has to be responsible for this referral at every moment. Choose who.',
  restricted_is_not_shared: NOT_SHARED,
  waiting_team_open:
    'Young people wait for this team and were offered support meanwhile. Say that its lists are over first, then close the team.',
  waiting_list_is_answered:
    'Somebody on this list asked you to look again at their place. Answer them first, then say that the list is over.',
  support_has_a_date: 'Say what happens next and by when.',
}

const fieldOf = (error: unknown, field: 'code' | 'constraint'): string =>
  typeof error === 'object' && error !== null && field in error
    ? String((error as Record<string, unknown>)[field] ?? '')
    : ''

// Shapes the database cannot read (an id that is not one): nothing has such a name.
const unreadable = new Set(['22P02', '22021', '22003', '22007', '22008'])
const refusedByRule = new Set(['42501'])

/** Turns a failure into a page: a kept rule into its sentence, nonsense into not found, the rest into an apology. */
export function failed(error: unknown, c: Context<Visit>) {
  if (error instanceof HTTPException && error.status < 500) return refused(c, error.status)
  const sentence = keptRules[fieldOf(error, 'constraint')]
  if (sentence) return stopped(c, 409, 'This cannot be done yet', sentence)
  const code = fieldOf(error, 'code')
  if (unreadable.has(code) || refusedByRule.has(code)) return notFound(c)
  if (isUnreachable(error)) return unreachable(c)
  // Names of things only: a message of the database may carry what somebody typed.
  const about = { level: 'error', request: c.var.request } as const
  writeLog(
    `failed: ${error instanceof Error ? error.name : 'error'} ${code} ${fieldOf(error, 'constraint')}`,
    about,
  )
  if (code === '' && error instanceof Error)
    writeLog(error.stack?.split('\n').slice(1, 8).join(' ') ?? '', about)
  return stopped(
    c,
    500,
    'Something went wrong',
    'It is our fault, not yours. What you had already saved is safe. Try again in a minute.',
  )
}

/** The database is not there, or has no room: nobody's fault, and over soon. */
function unreachable(c: Context<Visit>) {
  writeLog('failed: the database does not answer, or has no room', {
    level: 'error',
    request: c.var.request,
  })
  c.header('retry-after', '10')
  const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
  return stopped(
    c,
    503,
    'We cannot get to our records just now',
    reads
      ? 'Nothing is lost. Try again in a minute.'
      : 'What you sent may not be saved. Try again in a minute: see if it is there, and if not, go back and send it again.',
  )
}

const tooMuchIn = {
  minute: {
    title: 'Wait a minute, then go on',
    text: 'You opened a great many pages in a short time. What you had already saved is safe. If you were sending something, go back and send it again in a minute.',
  },
  day: {
    title: 'That is too much for one day',
    text: 'You have sent more today than one person may, so this was not saved. What you had saved before is safe. Send the rest tomorrow.',
  },
}

/** Whoever asks for more in a minute than a person can read, or sends more in a day than one may; they may go on in so many seconds. */
export function tooMuch(c: Context<Visit>, seconds: number, than: keyof typeof tooMuchIn) {
  c.header('retry-after', String(seconds))
  return stopped(c, 429, tooMuchIn[than].title, tooMuchIn[than].text)
}

function refused(c: Context<Visit>, status: number) {
  if (status === 413) {
    return stopped(c, 413, 'That is too much at once', 'Go back and send less text, or a smaller file.')
  }
  if (status === 403) {
    return stopped(
      c,
      403,
      'Go back and try again',
      'This form was not sent from one of our pages, so nothing was changed. Open the page again and send it from there.',
    )
  }
  return status === 404
    ? notFound(c)
    : stopped(c, status, 'We could not read that', 'Go back, reload the page and try again.')
}

function stopped(c: Context<Visit>, status: number, title: string, sentence: string) {
  if (!c.var.page) return c.text(`${title}. ${sentence}`, status as 500)
  return c.var.page({
    title,
    status: status as never,
    children: (
      <>
        <h1>{title}</h1>
        <p class="nhsuk-body-l">{sentence}</p>
        <Button href="/" text="Go to the start" />
      </>
    ),
  })
}
