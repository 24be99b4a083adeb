import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import { showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { answerText, readForm } from '../ui/questions/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import { reviewForm } from './forms.ts'
import { answerReview, type GlassReview, reviewById } from './review-store.ts'
import { ReviewPage } from './screens/review.tsx'

type C = Context<Visit>

function page(c: C, review: GlassReview, sent?: ToPutRight): Response | Promise<Response> {
  const about = <ReviewPage review={review} now={c.var.now} />
  const heading = 'Somebody opened a record in an emergency'
  if (review.reviewedAt || !review.mine) return c.var.page({ title: heading, children: about })
  return showForm(
    c,
    {
      heading,
      back: { text: 'Today', href: '/today' },
      above: about,
      form: reviewForm,
      action: `/glass-reviews/${review.id}/finding`,
      button: 'Write it down',
    },
    sent,
  )
}

const reviewOf = (c: C): Promise<GlassReview | null> =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    return isUuid(id) ? reviewById(acting, id) : null
  })

async function show(c: C): Promise<Response> {
  const review = await reviewOf(c)
  return review ? page(c, review) : c.notFound()
}

async function find(c: C): Promise<Response> {
  const typed = await typedIn(c)
  const review = await reviewOf(c)
  if (!review?.mine) return c.notFound()
  if (review.reviewedAt) return c.redirect(`/glass-reviews/${review.id}`, 303)
  const read = readForm(reviewForm, typed, dateInLondon(c.var.now))
  if (!read.ok) return page(c, review, { typed, problems: read.problems })
  const given = {
    justified: answerText(read.answers, 'justified') === 'yes',
    words: answerText(read.answers, 'words'),
  }
  await c.var.act((acting) => answerReview(acting, review.id, given))
  return c.redirect(`/glass-reviews/${review.id}`, 303)
}

/** Looking at a break of glass afterwards: for the privacy officers of both organisations. */
export function reviewRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/glass-reviews/:id', signedIn, (c) => show(c))
    .post('/glass-reviews/:id/finding', signedIn, (c) => find(c))
}
