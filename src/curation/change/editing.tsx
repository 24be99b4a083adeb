import type { Context } from 'hono'
import type { Visit } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { changeEntry, type Service, type ToldEntry } from '../../directory/index.ts'
import { locate } from '../../geography/index.ts'
import { typedIn } from '../../people/index.ts'
import { answerOrNull, type Problems, readForm, type Typed, typedText } from '../../ui/questions/index.ts'
import { dateInLondon, en } from '../../words/index.ts'
import type { Keeping } from '../keeping/asking-keeper.tsx'
import { fingerprint } from './change.ts'
import { entryForm } from './entry-form.ts'
import { differences, isTrivial, partsOfFields, withTold } from './fields.ts'
import { EditPage, type Meanwhile } from './screens/edit.tsx'
import { changeOfKeeper, propose } from './store.ts'
import { readEntry } from './told-entry.ts'
import { typedEntry } from './typed-entry.ts'

type C = Context<Visit>

type Shown = {
  typed: Typed
  problems?: Problems
  meanwhile?: Meanwhile
  /** Why nothing was sent although every field is right. */
  stopped?: string
}

async function show(c: C, { acting, keeper, service, base }: Keeping, shown: Shown) {
  const { problems = {}, meanwhile, stopped } = shown
  const wrong = Object.keys(problems).length > 0 || stopped !== undefined
  const waiting = await changeOfKeeper(acting, keeper.id)
  return c.var.page({
    title: en.keeping.edit.title({ service: service.name }),
    ...{ skin: 'public', width: 'reading', section: 'services', errors: wrong },
    status: meanwhile ? 409 : wrong ? 422 : 200,
    children: (
      <EditPage
        {...{ service, base, ...shown, problems, form: entryForm(service) }}
        seen={fingerprint(service, waiting ?? null)}
      />
    ),
  })
}

/** The form with the entry as it stands, or as their change that waits would have it. */
export async function showEdit(c: C, keeping: Keeping): Promise<Response> {
  const waiting = await changeOfKeeper(keeping.acting, keeping.keeper.id)
  const entry = waiting ? withTold(keeping.service, waiting.after) : keeping.service
  // The form asks for as many times and places as are there: those of the entry as it will be shown.
  return show(
    c,
    { ...keeping, service: { ...keeping.service, ...shapeOf(entry) } },
    { typed: typedEntry(entry) },
  )
}

const shapeOf = ({ schedules, locations }: Service) => ({ schedules, locations })

/** Reads what a keeper wrote: what is trivial takes effect at once, the rest waits for somebody to read it. */
export async function takeEdit(c: C, keeping: Keeping): Promise<Response> {
  const { acting, service, keeper, base, worker } = keeping
  const typed = await typedIn(c)
  const waiting = await changeOfKeeper(acting, keeper.id)
  const shape = waiting ? { ...service, ...shapeOf(withTold(service, waiting.after)) } : service
  const read = readForm(entryForm(shape), typed, dateInLondon(c.var.now))
  const { told, problems } = readEntry(read.answers, shape)
  const all = { ...problems, ...(read.ok ? {} : read.problems) }
  if (Object.keys(all).length > 0) return show(c, { ...keeping, service: shape }, { typed, problems: all })
  const after = withTold(service, await withPoints(acting, told))
  const changed = differences(service, after).map(({ field }) => field)
  // Pressed twice: the first press counts, and its answer is given again.
  const said = waiting ? withTold(service, waiting.after) : service
  if (
    typedText(typed, 'seen') !== fingerprint(shape, waiting ?? null) &&
    differences(said, after).length === 0
  )
    return c.redirect(`${base}?done=${waiting ? 'change' : 'at-once'}`, 303)
  if (typedText(typed, 'seen') !== fingerprint(shape, waiting ?? null))
    return show(
      c,
      { ...keeping, service: shape },
      { typed, meanwhile: { differences: differences(service, after) } },
    )
  if (changed.length === 0)
    return show(c, { ...keeping, service: shape }, { typed, stopped: en.keeping.edit.nothingNew })
  const atOnce = changed.filter(isTrivial)
  const toRead = changed.filter((field) => !isTrivial(field))
  if (atOnce.length > 0)
    await changeEntry(acting, service.id, partsOfFields(atOnce, after), 'places and times')
  if (toRead.length > 0)
    await propose(acting, {
      ...{ serviceId: service.id, keeperId: keeper.id, worker },
      ...{ before: partsOfFields(toRead, service), after: partsOfFields(toRead, after) },
      note: answerOrNull(read.answers, 'note'),
    })
  return c.redirect(`${base}?done=${toRead.length > 0 ? 'change' : 'at-once'}`, 303)
}

/** Places that moved get their point from their postcode, where postcodes are known. */
async function withPoints({ tx, actor }: Acting, told: ToldEntry): Promise<ToldEntry> {
  if (!told.locations) return told
  const locations = await Promise.all(
    told.locations.map(async (place) => {
      if (place.latitude !== null || !place.postcode) return place
      const found = await locate(tx, place.postcode, actor.place)
      return found.found && found.kind === 'postcode'
        ? { ...place, latitude: found.latitude, longitude: found.longitude }
        : place
    }),
  )
  return { ...told, locations }
}
