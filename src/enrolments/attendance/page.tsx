import type { Context } from 'hono'
import type { Visit } from '../../accounts/index.ts'
import { csvHeaders, csvOf } from '../../csv/index.ts'
import type { Acting } from '../../database/index.ts'
import { recordLook } from '../../history/index.ts'
import { listSent, showForm, type ToPutRight } from '../../people/index.ts'
import { readForm, type Typed, typedText } from '../../ui/questions/index.ts'
import { dateInLondon } from '../../words/index.ts'
import { FilePage, FromFile, fileForm } from '../screens/attendance-file.tsx'
import { attendanceForm, countedOf, firstField } from './form.ts'
import { listColumns, type ReadAttendance, readAttendance } from './from-file.ts'
import { type AttendanceAsked, attendanceAsked, countedBySchools, enterAttendance } from './store.ts'

type C = Context<Visit>

const title = 'How often your pupils came'

type Shown = { sent?: ToPutRight; read?: ReadAttendance & { ok: true } }

async function show(c: C, acting: Acting, asked: readonly AttendanceAsked[], { sent, read }: Shown = {}) {
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
      ...{ action: '/attendance', button: 'Write it down', kept: read?.typed ?? {} },
      above: read ? (
        <FromFile read={read} />
      ) : (
        <p>
          <a href="/attendance/file">Give it as a file instead</a>
        </p>
      ),
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
    if (Object.keys(problems).length > 0) return show(c, acting, asked, { sent: { typed, problems } })
    let written = false
    for (const { one, measure, counted } of rows)
      if (counted) written = (await enterAttendance(acting, one, measure, counted)) || written
    return c.redirect(written ? '/attendance?done=written' : '/attendance', 303)
  })

const showFile = (c: C, typed: Typed = {}, problem?: string) =>
  c.var.page({
    ...{
      title: `${title}: a file`,
      section: 'today',
      errors: problem !== undefined,
      status: problem ? 422 : 200,
    },
    children: <FilePage typed={typed} problems={problem ? { list: problem } : {}} />,
  })

/** The page on which a school gives a file of it; of whoever is asked nothing it leads back. */
export const askFile = (c: C) =>
  c.var.act(async (acting) =>
    (await attendanceAsked(acting)).length > 0 ? showFile(c) : c.redirect('/attendance', 303),
  )

/** Reads a file into the form. Nothing is written down before somebody has looked at it there. */
export async function takeFile(c: C): Promise<Response> {
  const { typed, bytes } = await listSent(c)
  return c.var.act(async (acting) => {
    const pasted = { list: typedText(typed, 'list') }
    const form = readForm(fileForm, pasted, dateInLondon(acting.now))
    if (!form.ok) return showFile(c, pasted, form.problems.list)
    if (bytes.length === 0) return showFile(c, pasted, 'Choose a file, or paste the list')
    const asked = await attendanceAsked(acting)
    if (asked.length === 0) return c.redirect('/attendance', 303)
    const read = readAttendance(bytes, asked, countedBySchools())
    return read.ok ? show(c, acting, asked, { read }) : showFile(c, pasted, read.problem)
  })
}

/** The pupils of whom it is asked, as a file to fill in. */
export const giveList = (c: C) =>
  c.var.act(async (acting) => {
    const asked = await attendanceAsked(acting)
    if (asked.length === 0) return c.redirect('/attendance', 303)
    await recordLook(acting, 'attendance', { people: asked.map(({ person }) => person) })
    const rows = asked.map(({ point, name, born }) => [point, name, born, '', ''])
    return c.body(csvOf(listColumns, rows), 200, csvHeaders('pupils attendance'))
  })
