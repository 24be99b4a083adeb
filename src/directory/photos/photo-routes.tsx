import { type Context, Hono } from 'hono'
import type { Kysely } from 'kysely'
import { signedIn, type Visit } from '../../accounts/index.ts'
import type { DB } from '../../database/index.ts'
import { formValues } from '../../ui/index.ts'
import { answerText, type Problems, readForm, type Typed } from '../../ui/questions/index.ts'
import { dateInLondon, isUuid, newId } from '../../words/index.ts'
import { type Service, serviceCan } from '../entry.ts'
import { drawingFor } from '../screens/drawings.tsx'
import { PhotosPage } from '../screens/photos.tsx'
import { serviceById } from '../store.ts'
import { develop } from './developing.ts'
import { drawnPicture } from './drawn-picture.tsx'
import { keepsEntry, MOST_PHOTOS, type People, type Size } from './photo.ts'
import { photoForm, problemOf } from './photo-form.ts'
import { addPhoto, movePhoto, photoBytes, photosOf, removePhoto } from './photo-store.ts'

type Answer = Response | Promise<Response>

/** Photographs of a service: shown to everybody, kept by whoever keeps its entry. */
export function photoPages(database: Kysely<DB>): Hono<Visit> {
  // To anybody else there is nothing there.
  const forKeepers =
    (answer: (c: Context<Visit>, service: Service) => Answer) => async (c: Context<Visit>) => {
      const service = await serviceById(database, c.req.param('id') ?? '')
      if (!service || !serviceCan.beSeen(service) || !keepsEntry(c.var.worker, service)) return c.notFound()
      return answer(c, service)
    }
  const show = async (c: Context<Visit>, service: Service, sent: Sent = { typed: {}, problems: {} }) => {
    const wrong = Object.keys(sent.problems).length > 0
    return c.var.page({
      title: `Photographs of ${service.name}`,
      section: 'services',
      skin: 'staff',
      width: 'reading',
      errors: wrong,
      status: wrong ? 422 : 200,
      children: (
        <PhotosPage
          service={service}
          photos={await photosOf(database, service.id)}
          id={sent.id ?? newId()}
          {...sent}
        />
      ),
    })
  }
  return new Hono<Visit>()
    .get(
      '/services/:id/photos',
      signedIn,
      forKeepers((c, service) => show(c, service)),
    )
    .post(
      '/services/:id/photos',
      signedIn,
      forKeepers(async (c, service) => {
        const sent = await readSent(c)
        if (!sent.ok) return show(c, service, sent)
        const { ok: _, ...photo } = sent
        const added = await c.var.act((acting) => addPhoto(acting, service.id, photo))
        if (added === 'added') return c.redirect(`/services/${service.id}/photos`, 303)
        return show(c, service, { typed: {}, problems: { photo: full } })
      }),
    )
    .post(
      '/services/:id/photos/:photo/position',
      signedIn,
      forKeepers(async (c, service) => {
        const to = Number(/^[1-8]$/.exec(String(formValues(await c.req.text()).to))?.[0] ?? 0)
        const photo = c.req.param('photo') ?? ''
        if (!isUuid(photo) || to === 0) return c.notFound()
        const moved = await c.var.act((acting) => movePhoto(acting, service.id, photo, to))
        return moved ? c.redirect(`/services/${service.id}/photos`, 303) : c.notFound()
      }),
    )
    .post(
      '/services/:id/photos/:photo/removal',
      signedIn,
      forKeepers(async (c, service) => {
        const photo = c.req.param('photo') ?? ''
        if (isUuid(photo)) await c.var.act((acting) => removePhoto(acting, service.id, photo))
        return c.redirect(`/services/${service.id}/photos`, 303)
      }),
    )
    .route('/', shownPictures(database))
}

/** The pictures themselves, for everybody. */
const shownPictures = (database: Kysely<DB>) =>
  new Hono<Visit>()
    .get('/services/:id/picture.png', async (c) => {
      const service = await serviceById(database, c.req.param('id'))
      if (!service || !serviceCan.beSeen(service)) return c.notFound()
      return picture(c, await drawnPicture(drawingFor(service)), 'image/png')
    })
    .get('/services/:id/photos/:photo', (c) => bytesOf(c, database, 'large'))
    .get('/services/:id/photos/:photo/small', (c) => bytesOf(c, database, 'small'))

const full = `There is room for ${MOST_PHOTOS} photographs. Remove one first`

async function bytesOf(c: Context<Visit>, database: Kysely<DB>, size: Size): Promise<Response> {
  const bytes = await photoBytes(database, c.req.param('id') ?? '', c.req.param('photo') ?? '', size)
  if (!bytes) return c.notFound()
  // A photograph never changes: a new one has an address of its own. A year is short of 'for ever', because people in
  // it may change their minds; what is taken down is gone from here at once.
  return picture(c, bytes, 'image/webp')
}

const picture = (c: Context<Visit>, bytes: Buffer, kind: string): Response =>
  c.body(new Uint8Array(bytes), 200, {
    'content-type': kind,
    'content-disposition': 'inline',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'public, max-age=604800, immutable',
  })

type Sent = { typed: Typed; problems: Problems; id?: string }

/** Reads the form of a new photograph, and develops its file; everything wrong is said at once. */
async function readSent(c: Context<Visit>) {
  const form = await c.req.formData().catch(() => new FormData())
  const typed = formValues(form)
  const id = typeof typed.id === 'string' && isUuid(typed.id) ? typed.id : newId()
  const file = form.get('photo')
  const read = readForm(photoForm, typed, dateInLondon(c.var.now))
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const outcome = await develop(bytes)
  const problems: Problems = {
    ...(outcome.ok ? {} : { photo: problemOf[outcome.because] }),
    ...(read.ok ? {} : read.problems),
  }
  if (!outcome.ok || !read.ok) return { ok: false as const, typed, problems, id }
  return {
    ok: true as const,
    id,
    alternative: answerText(read.answers, 'alternative'),
    rights: answerText(read.answers, 'rights'),
    people: answerText(read.answers, 'people') as People,
    picture: outcome.picture,
  }
}
