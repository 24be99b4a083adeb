import { type Context, Hono } from 'hono'
import { safeguardingLeadsOf, signedIn, type Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { BackLink, formValues } from '../ui/index.ts'
import {
  fieldNames,
  type Problems,
  readForm,
  type Section,
  type Typed,
  typedText,
  unaskedFields,
} from '../ui/questions/index.ts'
import {
  addDays,
  dateInLondon,
  dateOnly,
  isDateOnly,
  isUuid,
  newId,
  spokenDay,
  spokenTime,
} from '../words/index.ts'
import type { AskedFor, FindAskedFor } from './asked-for.ts'
import { type Destination, destinations } from './destinations.ts'
import { actorOf, ownerOf } from './draft-owner.ts'
import { DRAFT_DAYS, draftById, keepDraft, sendingOf, wasSentOtherwise } from './drafts.ts'
import { formCalled, formFor, type ReferralForm } from './forms/index.ts'
import { checkLetter } from './letter.ts'
import { Refer } from './screens/refer.tsx'
import { Kept, Sent } from './screens/sent.tsx'
import { wasSentBefore } from './sending.ts'
import { sendingTeam, submit } from './submission.ts'

type C = Context<Visit>

const hintOf = ({ purpose, answerBy }: Destination): string =>
  `${purpose ? `${purpose}. ` : ''}They answer by ${spokenDay(answerBy)}.`

/** The form's sections, and where it goes as the last of them when there is a choice; to be shown, or only read. */
function sectionsOf(
  { sections, open }: ReferralForm,
  { places, asked }: Asking,
  shown: boolean,
): readonly Section[] {
  const all = asked?.section ? [...sections, asked.section] : sections
  if (open || places.length < 2) return all
  return [
    ...all,
    {
      title: 'Where it goes',
      questions: [
        {
          kind: 'one',
          name: 'to_team',
          label: 'Who should get it?',
          options: places.map((team) => ({
            value: team.id,
            label: team.suggested ? `${team.name} (yours)` : team.name,
            hint: shown ? hintOf(team) : undefined,
          })),
        },
      ],
    },
  ]
}

/** The programme that is asked for, where one is, and where the form may go. */
type Asking = { asked: AskedFor | null; places: readonly Destination[] }

async function askingOf(
  c: C,
  acting: Acting,
  { form, typed, find }: { form: ReferralForm; typed: Typed; find: FindAskedFor },
  chosen: string | null = null,
): Promise<Asking> {
  const { worker } = c.var
  const programme = typedText(typed, 'programme') || c.req.query('programme') || ''
  const asked = programme ? await find(acting, { programme, wayIn: form.wayIn, worker }) : null
  return { asked, places: await destinations(acting, worker, { chosen, among: asked?.teams }) }
}

type Shown = {
  form: ReferralForm
  id: string
  typed: Typed
  problems: Problems
  kept: string | null
  again: string | null
  notice?: string
}

async function show(c: C, acting: Acting, shown: Shown, asking: Asking, status: 200 | 422 = 200) {
  const { worker, now } = c.var
  const { form } = shown
  const { asked, places } = asking
  if (places.length === 0) {
    return c.var.page({
      title: form.title,
      children: (
        <p class="nhsuk-body-l">
          There is no team that takes referrals yet. Ask whoever runs Trellis here to name one.
        </p>
      ),
    })
  }
  const leads = worker ? await safeguardingLeadsOf(acting.tx, worker.organisationId, dateInLondon(now)) : []
  const typed = shown.typed.to_team ? shown.typed : { ...shown.typed, to_team: places[0]?.id ?? '' }
  return c.var.page({
    title: form.title,
    section: 'refer',
    width: form.open ? 'reading' : 'wide',
    before: form.open ? undefined : <BackLink href="/referrals" text="Referrals" />,
    skin: form.open ? (form.wayIn === 'young_person' ? 'young' : 'public') : 'staff',
    errors: status !== 200,
    status,
    children: (
      <Refer
        form={form}
        sections={sectionsOf(form, asking, true)}
        programme={asked && { key: asked.key, name: asked.name }}
        action={`/refer/${form.slug}/${shown.id}${shown.again ? `?again=${shown.again}` : ''}`}
        typed={typed}
        problems={shown.problems}
        destinations={places}
        safeguarding={leads[0]?.name ?? null}
        kept={shown.kept}
        notice={shown.notice ?? null}
      />
    ),
  })
}

type Taken = { form: ReferralForm; find: FindAskedFor; id: string; owner: string }

const againOf = (c: C): string | null => {
  const again = c.req.query('again')
  return again && isUuid(again) ? again : null
}

async function take(c: C, { form, find, id, owner }: Taken, typed: Typed) {
  const { worker, now } = c.var
  const again = againOf(c)
  const actor = actorOf(c, owner)
  const today = dateInLondon(now)
  return c.var.actAs(actor, async (acting) => {
    const chosen = typeof typed.to_team === 'string' && isUuid(typed.to_team) ? typed.to_team : null
    const asking = await askingOf(c, acting, { form, typed, find }, chosen)
    const { asked, places } = asking
    const whole = { sections: sectionsOf(form, asking, false) }
    const unasked = unaskedFields(new Set([...fieldNames(whole), 'next', 'programme']), typed)
    if (unasked.length > 0) {
      const notice =
        'This form sent something that we did not ask for, so nothing was sent. Check it and send it again.'
      return show(c, acting, { form, id, typed, problems: {}, kept: null, again, notice }, asking, 422)
    }
    const { next, ...kept } = typed
    if (next === 'keep') {
      await keepDraft(acting, { id, ownerId: owner, form: form.slug, typed: kept })
      const until = spokenDay(addDays(today, DRAFT_DAYS))
      return c.var.page({
        title: 'Kept',
        skin: form.open ? 'public' : 'staff',
        children: <Kept href={c.req.path} until={until} />,
      })
    }
    const read = readForm(whole, kept, today)
    const problems = read.ok ? checkLetter(form, read.answers) : read.problems
    if (!read.ok || Object.keys(problems).length > 0) {
      await keepDraft(acting, { id, ownerId: owner, form: form.slug, typed: kept })
      const said = `Kept at ${spokenTime(now)}. Nobody else can see it until you send it.`
      return show(c, acting, { form, id, typed: kept, problems, kept: said, again }, asking, 422)
    }
    const to = (places.find((team) => team.id === read.answers.to_team) ?? places[0]) as Destination
    await submit(acting, {
      id,
      form,
      answers: read.answers,
      asked,
      to,
      worker,
      reRefersId: again,
      origin: c.var.origin,
      draft: {
        id,
        ownerId: owner,
        form: form.slug,
        said: { team: to.name, answerBy: to.answerBy, sending: sendingOf(id, typed) },
      },
    })
    return c.redirect(afterwards(c, form, id), 303)
  })
}

const afterwards = (c: C, form: ReferralForm, id: string, otherwise = false): string =>
  c.var.worker
    ? `/referrals/${id}?done=${otherwise ? 'before' : 'sent'}`
    : `/refer/${form.slug}/${id}/sent${otherwise ? '?before=yes' : ''}`

/** The button may be pressed again: the first press counts, and whoever wrote something else the second time is told so. */
async function takeOnce(c: C, sent: Taken): Promise<Response> {
  const { form, id, owner } = sent
  const typed = formValues(await c.req.text()) as Typed
  try {
    return await take(c, sent, typed)
  } catch (error) {
    if (!wasSentBefore(error)) throw error
    const otherwise = await c.var.actAs(actorOf(c, owner), (acting) => wasSentOtherwise(acting, id, typed))
    return c.redirect(afterwards(c, form, id, otherwise), 303)
  }
}

/** The forms by which referrals come in. */
export function referRoutes(find: FindAskedFor): Hono<Visit> {
  return new Hono<Visit>()
    .get('/refer', (c) =>
      c.redirect(
        c.var.worker ? `/refer/${formFor(c.var.worker.organisationKind).slug}` : '/sign-in?return_to=/refer',
        303,
      ),
    )
    .use('/refer/:form/*', async (c, next) => {
      const form = formCalled(c.req.param('form'))
      if (!form) return c.notFound()
      if (!form.open && !c.var.worker) return signedIn(c, next)
      if (!form.open && c.var.worker && !sendingTeam(c.var.worker)) return c.notFound()
      return next()
    })
    .get('/refer/:form', (c) => {
      const [again, programme] = [againOf(c), c.req.query('programme')]
      const query = new URLSearchParams({ ...(again ? { again } : {}), ...(programme ? { programme } : {}) })
      return c.redirect(`/refer/${c.req.param('form')}/${newId()}${query.size > 0 ? `?${query}` : ''}`, 303)
    })
    .get('/refer/:form/:id', async (c) => {
      const form = formCalled(c.req.param('form')) as ReferralForm
      const id = c.req.param('id')
      if (!isUuid(id)) return c.notFound()
      const owner = ownerOf(c)
      return c.var.actAs(actorOf(c, owner), async (acting) => {
        const draft = await draftById(acting, id)
        if (draft?.sentAt) return c.redirect(afterwards(c, form, id), 303)
        const kept = draft
          ? `Kept at ${spokenTime(draft.savedAt)}. Nobody else can see it until you send it.`
          : null
        const typed = draft?.typed ?? {}
        const asking = await askingOf(c, acting, { form, typed, find })
        return show(c, acting, { form, id, typed, problems: {}, kept, again: againOf(c) }, asking)
      })
    })
    .post('/refer/:form/:id', async (c) => {
      const form = formCalled(c.req.param('form')) as ReferralForm
      const id = c.req.param('id')
      if (!isUuid(id)) return c.notFound()
      return takeOnce(c, { form, find, id, owner: ownerOf(c) })
    })
    .get('/refer/:form/:id/sent', async (c) => {
      const form = formCalled(c.req.param('form')) as ReferralForm
      const id = c.req.param('id')
      if (!isUuid(id) || !form.open) return c.notFound()
      const draft = await c.var.actAs(actorOf(c, ownerOf(c)), (acting) => draftById(acting, id))
      const { team, answerBy } = draft?.sentAt ? draft.typed : {}
      if (typeof team !== 'string' || typeof answerBy !== 'string' || !isDateOnly(answerBy))
        return c.notFound()
      return c.var.page({
        title: 'We have got it',
        width: 'reading',
        skin: form.wayIn === 'young_person' ? 'young' : 'public',
        children: (
          <Sent
            {...{ form, team, by: spokenDay(dateOnly(answerBy)) }}
            before={c.req.query('before') === 'yes'}
          />
        ),
      })
    })
}
