import type { Context } from 'hono'
import { curators, type Visit, workerOf } from '../../accounts/index.ts'
import { constraintOf } from '../../database/index.ts'
import type { Service } from '../../directory/index.ts'
import { typedIn } from '../../people/index.ts'
import { BackLink } from '../../ui/index.ts'
import { answerText, type Form, type Problems, readForm, type Typed } from '../../ui/questions/index.ts'
import { dateInLondon } from '../../words/index.ts'
import { aboutService, routes } from '../guard.ts'
import { WithdrawalPage } from './screens.tsx'
import { bringBack, type WithdrawalKind, waitingAt, withdrawalOf, withdrawService } from './store.ts'

type C = Context<Visit>

const withdrawalForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{
            kind: 'one',
            name: 'kind',
            label: 'What happens to it?',
            required: 'Choose what happens to it',
          },
          options: [
            {
              value: 'withdrawn',
              label: 'Take it out',
              hint: 'It should not be in the directory, or not now.',
            },
            { value: 'closed_for_good', label: 'It has closed for good' },
          ],
        },
        {
          ...{ kind: 'words', name: 'reason', label: 'Why', rows: 3, max: 1000, required: 'Write why' },
          hint: 'Only those who keep the directory read this.',
        },
      ],
    },
  ],
}

async function show(c: C, service: Service, typed: Typed = {}, problems: Problems = {}, refused = false) {
  const wrong = Object.keys(problems).length > 0
  const [waiting, standing] = await c.var.act(async (acting) => [
    // That anybody waits is told to nobody who does not try.
    refused ? await waitingAt(acting, service.id) : [],
    await withdrawalOf(acting, service.id),
  ])
  return c.var.page({
    title: `Taking ${service.name} out`,
    ...{ section: 'directory', errors: wrong || refused, status: refused ? 409 : wrong ? 422 : 200 },
    before: <BackLink href={`/directory/services/${service.id}`} text={service.name} />,
    children: (
      <WithdrawalPage
        {...{ service, waiting, standing, typed, problems, refused, form: withdrawalForm }}
        now={c.var.now}
      />
    ),
  })
}

async function take(c: C, service: Service) {
  const typed = await typedIn(c)
  const read = readForm(withdrawalForm, typed, dateInLondon(c.var.now))
  if (!read.ok) return show(c, service, typed, read.problems)
  const made = {
    kind: answerText(read.answers, 'kind') as WithdrawalKind,
    ...{ reason: answerText(read.answers, 'reason'), worker: workerOf(c).id },
  }
  try {
    await c.var.act(async (acting) => {
      if (!(await withdrawalOf(acting, service.id))) await withdrawService(acting, service, made)
    })
  } catch (error) {
    if (constraintOf(error) !== 'asked_service_open') throw error
    return show(c, service, typed, {}, true)
  }
  return c.redirect(`/directory/services/${service.id}/withdrawal`, 303)
}

/** Taking a service out and putting it back: /directory/services/:id/withdrawal. */
export const withdrawalRoutes = () =>
  routes()
    .get('/directory/services/:id/withdrawal', curators, (c) =>
      aboutService(c, (service) => show(c, service)),
    )
    .post('/directory/services/:id/withdrawal', curators, (c) =>
      aboutService(c, (service) => take(c, service)),
    )
    .post('/directory/services/:id/withdrawal/coming-back', curators, (c) =>
      aboutService(c, async (service) => {
        await c.var.act((acting) => bringBack(acting, service.id, workerOf(c).id))
        return c.redirect(`/directory/services/${service.id}`, 303)
      }),
    )
