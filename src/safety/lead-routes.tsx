import { type Context, Hono } from 'hono'
import {
  colleaguesOf,
  type Organisation,
  organisationById,
  organisationCan,
  readTypedHours,
  signedIn,
  teamsOf,
  type Visit,
  type Worker,
  workerOf,
} from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { idOfSending, showForm, type ToPutRight, typedIn } from '../people/index.ts'
import {
  answerList,
  answerOrNull,
  answerText,
  type Form,
  readForm,
  type Typed,
} from '../ui/questions/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import type { Arrangement, Duty } from './lead.ts'
import { hoursForm, namingForm, officerForm } from './lead-forms.ts'
import {
  arrangementOf,
  dutyById,
  endDuty,
  NOT_SAID,
  namedAlready,
  namedBy,
  nameHearer,
  officerOf,
  setArrangement,
  setOfficer,
  whoHears,
} from './lead-store.ts'
import { LeadsPage } from './screens/leads.tsx'

type C = Context<Visit>
type Work = (acting: Acting, organisation: Organisation) => Promise<Response> | Response

/** Runs work for whoever looks after an organisation; for everybody else there is nothing there. */
async function lookedAfter(c: C, acting: Acting, id: string, work: Work): Promise<Response> {
  const organisation = isUuid(id) ? await organisationById(acting.tx, id) : null
  if (!organisation) return c.notFound()
  const teams = await teamsOf(acting.tx, organisation.id)
  if (!organisationCan.keepCalendar(organisation.id, teams, workerOf(c))) return c.notFound()
  return work(acting, organisation)
}

const aboutOrganisation = (c: C, work: Work) =>
  c.var.act((acting) => lookedAfter(c, acting, c.req.param('id') ?? '', work))

const pathOf = ({ id }: Organisation): string => `/organisations/${id}/safeguarding`

const namesInstead = async (acting: Acting, organisation: string, duty: Duty): Promise<string[]> => {
  const { own, after } = await whoHears(acting, { organisation, duty, subject: null, about: NOT_SAID })
  return [...own, ...after].slice(0, 3).map(({ name, organisationName }) => `${name} (${organisationName})`)
}

const show = (c: C) =>
  aboutOrganisation(c, async (acting, organisation) =>
    c.var.page({
      title: 'Who hears of safeguarding concerns',
      section: 'team',
      children: (
        <LeadsPage
          organisation={organisation}
          named={await namedBy(acting, organisation.id)}
          instead={{
            lead: await namesInstead(acting, organisation.id, 'lead'),
            senior: await namesInstead(acting, organisation.id, 'senior'),
          }}
          arrangement={await arrangementOf(acting, organisation.id)}
          officer={await officerOf(acting)}
          mayEnterOfficer={organisation.kind === 'council'}
        />
      ),
    }),
  )

type Asked = { heading: string; lead?: string; form: Form; action: string; kept?: Typed; makes?: boolean }

const ask = (c: C, organisation: Organisation, asked: Asked, sent?: ToPutRight) =>
  showForm(
    c,
    {
      ...asked,
      section: 'team',
      button: 'Save',
      back: { text: 'Who hears of safeguarding concerns', href: pathOf(organisation) },
    },
    sent,
  )

// Nobody names themselves, as nobody gives a role to themselves.
const othersOf = (c: C, acting: Acting, { id }: Organisation): Promise<Worker[]> =>
  colleaguesOf(acting.tx, id, workerOf(c).id)

const naming = (organisation: Organisation, workers: readonly Worker[]): Asked => ({
  heading: 'Name somebody who hears of safeguarding concerns',
  lead: 'They read what people are worried about, and act on it. Nobody else does.',
  form: namingForm(workers),
  action: `${pathOf(organisation)}/people`,
  makes: true,
})

const name = (c: C, typed: Typed) =>
  aboutOrganisation(c, async (acting, organisation) => {
    const asked = naming(organisation, await othersOf(c, acting, organisation))
    const read = readForm(asked.form, typed, dateInLondon(acting.now))
    if (!read.ok) return ask(c, organisation, asked, { typed, problems: read.problems })
    const text = (field: string) => answerText(read.answers, field)
    const [startsOn, endsOn] = [text('from'), answerOrNull(read.answers, 'to')]
    if (endsOn && endsOn < startsOn) {
      const problems = { to: 'The last day must not be before the first' }
      return ask(c, organisation, asked, { typed, problems })
    }
    await nameHearer(acting, {
      ...{ id: idOfSending(typed), organisationId: organisation.id, workerId: text('worker') },
      ...{ duty: text('duty') as Duty, turn: Number(text('turn')), startsOn, endsOn },
    })
    return c.redirect(pathOf(organisation), 303)
  })

const takeOff = (c: C) =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const duty = isUuid(id) ? await dutyById(acting, id) : null
    if (!duty) return c.notFound()
    return lookedAfter(c, acting, duty.organisationId, async (_, organisation) => {
      await endDuty(acting, duty)
      return c.redirect(pathOf(organisation), 303)
    })
  })

const hours = (organisation: Organisation, arrangement: Arrangement): Asked => ({
  heading: 'When safeguarding concerns are read',
  form: hoursForm,
  action: `${pathOf(organisation)}/hours`,
  kept: {
    read: arrangement.hours.map(({ day }) => String(day)),
    ...{ opens: arrangement.hours[0]?.from ?? '', closes: arrangement.hours[0]?.to ?? '' },
    ...{ minutes: String(arrangement.acknowledgeMinutes), act: String(arrangement.actDays) },
    again: String(arrangement.lookAgainDays),
  },
})

const changeHours = (c: C, typed: Typed) =>
  aboutOrganisation(c, async (acting, organisation) => {
    const asked = hours(organisation, await arrangementOf(acting, organisation.id))
    const read = readForm(hoursForm, typed, dateInLondon(acting.now))
    if (!read.ok) return ask(c, organisation, asked, { typed, problems: read.problems })
    const text = (field: string) => answerText(read.answers, field)
    const times = readTypedHours(answerList(read.answers, 'read'), text('opens'), text('closes'))
    if (!times.ok) return ask(c, organisation, asked, { typed, problems: times.problems })
    await setArrangement(acting, organisation.id, {
      ...{ hours: times.hours, acknowledgeMinutes: Number(text('minutes')) },
      ...{ actDays: Number(text('act')), lookAgainDays: Number(text('again')) },
    })
    return c.redirect(pathOf(organisation), 303)
  })

const aboutOfficer = (c: C, work: Work) =>
  aboutOrganisation(c, (acting, organisation) =>
    organisation.kind === 'council' ? work(acting, organisation) : c.notFound(),
  )

const officer = (organisation: Organisation, kept?: Typed): Asked => ({
  heading: 'The council’s designated officer',
  lead: 'Everybody in this place is shown it when a safeguarding concern is about an adult. Enter what the council publishes.',
  form: officerForm,
  action: `${pathOf(organisation)}/officer`,
  ...(kept ? { kept } : {}),
})

const askForOfficer = (c: C) =>
  aboutOfficer(c, async (acting, organisation) => {
    const now = await officerOf(acting)
    return ask(
      c,
      organisation,
      officer(
        organisation,
        now
          ? {
              ...{ name: now.name, phone: now.phone, email: now.email ?? '' },
              front_door_phone: now.frontDoorPhone ?? '',
            }
          : undefined,
      ),
    )
  })

const changeOfficer = (c: C, typed: Typed) =>
  aboutOfficer(c, async (acting, organisation) => {
    const read = readForm(officerForm, typed, dateInLondon(acting.now))
    if (!read.ok) return ask(c, organisation, officer(organisation), { typed, problems: read.problems })
    await setOfficer(acting, {
      ...{ name: answerText(read.answers, 'name'), phone: answerText(read.answers, 'phone') },
      email: answerOrNull(read.answers, 'email'),
      frontDoorPhone: answerOrNull(read.answers, 'front_door_phone'),
    })
    return c.redirect(pathOf(organisation), 303)
  })

/** Who hears of concerns at an organisation, and when: for whoever looks after it. */
export function leadRoutes(): Hono<Visit> {
  const at = '/organisations/:id/safeguarding'
  return new Hono<Visit>()
    .get(at, signedIn, show)
    .get(`${at}/people/new`, signedIn, (c) =>
      aboutOrganisation(c, async (acting, organisation) =>
        ask(c, organisation, naming(organisation, await othersOf(c, acting, organisation))),
      ),
    )
    .post(`${at}/people`, signedIn, async (c) => {
      const typed = await typedIn(c)
      try {
        return await name(c, typed)
      } catch (error) {
        if (!namedAlready(error)) throw error
        return c.redirect(`/organisations/${c.req.param('id')}/safeguarding`, 303)
      }
    })
    .post('/safeguarding-duties/:id/ending', signedIn, takeOff)
    .get(`${at}/hours`, signedIn, (c) =>
      aboutOrganisation(c, async (acting, organisation) =>
        ask(c, organisation, hours(organisation, await arrangementOf(acting, organisation.id))),
      ),
    )
    .post(`${at}/hours`, signedIn, async (c) => changeHours(c, await typedIn(c)))
    .get(`${at}/officer`, signedIn, askForOfficer)
    .post(`${at}/officer`, signedIn, async (c) => changeOfficer(c, await typedIn(c)))
}
