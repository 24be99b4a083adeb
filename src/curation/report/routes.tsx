import type { Context } from 'hono'
import { type Pace, type Visit, workerOf } from '../../accounts/index.ts'
import type { Service } from '../../directory/index.ts'
import { tell } from '../../messages/index.ts'
import { idOfSending, ONCE, typedIn } from '../../people/index.ts'
import { BackLink } from '../../ui/index.ts'
import {
  answerOrNull,
  answerText,
  type Problems,
  readForm,
  type Typed,
  typedText,
} from '../../ui/questions/index.ts'
import { dateInLondon, en, isUuid, newId } from '../../words/index.ts'
import { aboutOpenService, readersOfWords, routes } from '../guard.ts'
import { tellSafety, whoReads } from '../safety.ts'
import { Helped } from '../screens/helped.tsx'
import { tooMany } from '../too-many.tsx'
import { reportForm, settlementForm } from './form.ts'
import type { ReportAbout, Settlement } from './report.ts'
import { ReportPage, ReportsPage, ReportThanks, SettlePage } from './screens.tsx'
import { keepReport, reportsSettled, reportsWaiting, reportToSettle, settleReport } from './store.ts'

type C = Context<Visit>

const { report: words, help } = en.curation

function show(c: C, service: Service, typed: Typed, problems: Problems = {}) {
  const wrong = Object.keys(problems).length > 0
  const sent = typedText(typed, ONCE)
  return c.var.page({
    title: words.title({ service: service.name }),
    ...{ skin: 'public', width: 'reading', section: 'services', errors: wrong, status: wrong ? 422 : 200 },
    children: (
      <ReportPage {...{ service, typed, problems, form: reportForm }} once={isUuid(sent) ? sent : newId()} />
    ),
  })
}

async function take(c: C, service: Service, pace: Pace<'report'>) {
  const typed = await typedIn(c)
  const read = readForm(reportForm, typed, dateInLondon(c.var.now))
  if (!read.ok) return show(c, service, typed, read.problems)
  if (!(await pace(c, 'report'))) return tooMany(c)
  const about = answerText(read.answers, 'about') as ReportAbout
  await c.var.act(async (acting) => {
    await keepReport(acting, {
      ...{ id: idOfSending(typed), serviceId: service.id, about },
      words: answerText(read.answers, 'words'),
      reach: answerOrNull(read.answers, 'reach'),
    })
    if (about === 'unsafe') await tellSafety(acting, service, `${c.var.origin}/directory/reports`)
  })
  return c.redirect(`/services/${service.id}/report/${about === 'unsafe' ? 'help' : 'thanks'}`, 303)
}

async function list(c: C) {
  const [waiting, settled] = await c.var.act(async (acting) => [
    await reportsWaiting(acting),
    await reportsSettled(acting),
  ])
  return c.var.page({
    title: 'What people say is wrong',
    section: 'directory',
    before: <BackLink href="/directory" text="The directory" />,
    children: <ReportsPage {...{ waiting, settled }} now={c.var.now} />,
  })
}

async function showOne(c: C, id: string, typed: Typed = {}, problems: Problems = {}) {
  const report = isUuid(id) ? await c.var.act((acting) => reportToSettle(acting, id)) : undefined
  // Somebody has settled it meanwhile: there is nothing left to put right.
  if (!report) return c.redirect('/directory/reports', 303)
  const wrong = Object.keys(problems).length > 0
  return c.var.page({
    title: `What is wrong about ${report.serviceName}`,
    ...{ section: 'directory', errors: wrong, status: wrong ? 422 : 200 },
    before: <BackLink href="/directory/reports" text="What people say is wrong" />,
    children: <SettlePage {...{ report, typed, problems }} now={c.var.now} />,
  })
}

async function settle(c: C, id: string) {
  const typed = await typedIn(c)
  const read = readForm(settlementForm, typed, dateInLondon(c.var.now))
  if (!isUuid(id)) return c.notFound()
  if (!read.ok) return showOne(c, id, typed, read.problems)
  await c.var.act(async (acting) => {
    const report = await reportToSettle(acting, id)
    if (!report) return
    const done = answerText(read.answers, 'settled_words')
    const as = answerText(read.answers, 'settled_as') as Settlement
    await settleReport(acting, id, { as, words: done, worker: workerOf(c).id })
    if (report.reach)
      await tell(acting, {
        template: 'publicReportSettled',
        values: { service: report.serviceName, done, link: `${c.var.origin}/services/${report.serviceId}` },
        to: { audience: 'public', channel: 'email', address: report.reach },
      })
  })
  return c.redirect('/directory/reports', 303)
}

/** "This is wrong": from anybody at /services/:id/report, to those who curate at /directory/reports. */
export const reportRoutes = (pace: Pace<'report'>) =>
  routes()
    .get('/services/:id/report', (c) => aboutOpenService(c, (service) => show(c, service, {})))
    .post('/services/:id/report', (c) => aboutOpenService(c, (service) => take(c, service, pace)))
    .get('/services/:id/report/thanks', (c) =>
      aboutOpenService(c, (service) =>
        c.var.page({
          ...{ title: words.thanks, skin: 'public', width: 'reading', section: 'services' },
          children: <ReportThanks service={service} />,
        }),
      ),
    )
    .get('/services/:id/report/help', (c) =>
      aboutOpenService(c, async () =>
        c.var.page({
          ...{ title: help.title, skin: 'public', width: 'reading', section: 'services' },
          children: <Helped reader={await whoReads(c)} />,
        }),
      ),
    )
    .get('/directory/reports', readersOfWords, (c) => list(c))
    .get('/directory/reports/:id', readersOfWords, (c) => showOne(c, c.req.param('id')))
    .post('/directory/reports/:id/settlement', readersOfWords, (c) => settle(c, c.req.param('id')))
