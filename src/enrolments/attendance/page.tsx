import type { Context } from 'hono'
import type { Visit } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { recordLook } from '../../history/index.ts'
import { showForm, type ToPutRight } from '../../people/index.ts'
import { readForm, type Typed } from '../../ui/questions/index.ts'
import { dateInLondon } from '../../words/index.ts'
import { attendanceForm, countedOf, firstField } from './form.ts'
import { type AttendanceAsked, attendanceAsked, countedBySchools, enterAttendance } from './store.ts'

type C = Context<Visit>

const title = 'How often your pupils came'

async function show(c: C, acting: Acting, asked: readonly AttendanceAsked[], sent?: ToPutRight) {
  if (asked.length === 0)
    return c.var.page({
      ...{ title, section: 'today' },
      children: (
        <>
          <h1>{title}</h1>
          <p>{c.req.query('done') ? 'It is written down. ' : ''}Nobody asks you for it now.</p>
        </>
      ),
    })
  await recordLook(acting, 'attendance', { people: asked.map(({ person }) => person) })
  return showForm(
    c,
    {
      back: { text: 'Today', href: '/today' },
      ...{ heading: title, section: 'today', form: attendanceForm(asked, countedBySchools()) },
      lead: 'Of pupils whom your school referred, from your registers. Whoever supports them reads it. Leave a pupil empty to be asked again.',
      ...{ action: '/attendance', button: 'Write it down' },
    },
    sent,
  )
}

/** The pupils of whom a school is asked how often they came. */
export const showAttendance = (c: C) =>
  c.var.act(async (acting) => show(c, acting, await attendanceAsked(acting)))

/** Writes down what was entered. With a number at fault nothing is, and all that was typed stands there still. */
export const writeAttendance = (c: C, typed: Typed) =>
  c.var.act(async (acting) => {
    const [asked, measures] = [await attendanceAsked(acting), countedBySchools()]
    const read = readForm(attendanceForm(asked, measures), typed, dateInLondon(acting.now))
    const rows = asked.flatMap((one) => {
      const measure = measures.find(({ key }) => key === one.measure)
      return measure ? [{ one, measure, ...countedOf(measure, one, read.answers) }] : []
    })
    const problems: Record<string, string> = Object.assign(
      {},
      ...rows.map((row) => row.problems),
      read.ok ? {} : read.problems,
    )
    const [first] = read.ok && rows.every(({ counted }) => counted === null) ? rows : []
    if (first) problems[firstField(first.measure, first.one)] = 'Enter the numbers of at least one pupil'
    if (Object.keys(problems).length > 0) return show(c, acting, asked, { typed, problems })
    let written = false
    for (const { one, measure, counted } of rows)
      if (counted) written = (await enterAttendance(acting, one, measure, counted)) || written
    return c.redirect(written ? '/attendance?done=written' : '/attendance', 303)
  })
