import { Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import { typedIn } from '../people/index.ts'
import { enrolmentActs } from './acts.ts'
import { answerOffer, showOffer, thankForAnswer } from './answering.tsx'
import { askArm, saveArm } from './arm.tsx'
import { askFile, giveList, showAttendance, takeFile, writeAttendance } from './attendance/page.tsx'
import { askJoining, join } from './joining-page.tsx'
import { askOffers, makeOffers } from './offering.tsx'
import { askEnrolmentAct, doEnrolmentAct, showEnrolment } from './pages.tsx'
import { askPoint, sendPoint } from './points/asking.tsx'
import { askDischarge, askSettingAside, discharge, setAside } from './points/pages.tsx'
import { showRun } from './run-page.tsx'

/** Who takes part in a programme: where it runs, offers of places, what becomes of each, and the page of an offer by its link. */
export function enrolmentRoutes(): Hono<Visit> {
  const routes = new Hono<Visit>()
    .use('/enrolments/*', signedIn)
    .get('/attendance', signedIn, showAttendance)
    .post('/attendance', signedIn, async (c) => writeAttendance(c, await typedIn(c)))
    .get('/attendance/file', signedIn, askFile)
    .post('/attendance/file', signedIn, takeFile)
    .get('/attendance/list', signedIn, giveList)
    .get('/supports/:id/programmes', signedIn, askJoining)
    .post('/supports/:id/programmes', signedIn, async (c) => join(c, await typedIn(c)))
    .get('/groups/:id/offers', signedIn, askOffers)
    .post('/groups/:id/offers', signedIn, async (c) => makeOffers(c, await typedIn(c)))
    .get('/runs/:id', signedIn, showRun)
    .get('/enrolments/:id', showEnrolment)
    .get('/enrolments/:id/points/:point', askPoint)
    .post('/enrolments/:id/points/:point', async (c) => sendPoint(c, await typedIn(c)))
    .get('/enrolments/:id/points/:point/setting-aside', askSettingAside)
    .post('/enrolments/:id/points/:point/setting-aside', async (c) => setAside(c, await typedIn(c)))
    .get('/enrolments/:id/discharge', askDischarge)
    .post('/enrolments/:id/discharge', async (c) => discharge(c, await typedIn(c)))
    .get('/enrolments/:id/arm', askArm)
    .post('/enrolments/:id/arm', async (c) => saveArm(c, await typedIn(c)))
    .get('/offers/thanks', thankForAnswer)
    .get('/offers/:token', showOffer)
    .post('/offers/:token', async (c) => answerOffer(c, await typedIn(c)))
  for (const [name, act] of Object.entries(enrolmentActs))
    routes
      .get(`/enrolments/:id/${name}`, (c) => askEnrolmentAct(c, { name, act }))
      .post(`/enrolments/:id/${name}`, async (c) => doEnrolmentAct(c, { name, act }, await typedIn(c)))
  return routes
}
