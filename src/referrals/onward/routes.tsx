import { Hono } from 'hono'
import type { Visit } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import type { Content } from '../../ui/index.ts'
import { askedRoutes } from './asked-routes.tsx'
import { attendanceOf } from './attendance-store.ts'
import { linkRoutes } from './link-routes.tsx'
import { prescribeRoutes } from './prescribe-routes.tsx'
import { onwardOf } from './prescribed-store.ts'
import { prescriptionCan } from './prescription.ts'
import { type PrescribingSettings, prescriptionRoutes } from './prescription-routes.tsx'
import { PrescribedPart } from './screens/prescribed.tsx'
import { sharingRoutes } from './sharing-routes.tsx'
import { supportedBy } from './supported.ts'

export type { PrescribingSettings }

/** Prescribing: everything of a support that has to do with services, /prescriptions, /asked and /l. */
export function prescribingRoutes(settings: PrescribingSettings = {}): Hono<Visit> {
  return new Hono<Visit>()
    .route('/', prescribeRoutes(settings))
    .route('/', prescriptionRoutes(settings))
    .route('/', sharingRoutes())
    .route('/', askedRoutes())
    .route('/', linkRoutes())
}

/** What a support asked of services, as a part of its record; nothing where the support is not there for the actor. */
export async function prescribedPart(acting: Acting, supportId: string): Promise<Content> {
  const supported = await supportedBy(acting, supportId)
  if (!supported) return null
  return (
    <PrescribedPart
      supportId={supportId}
      called={supported.called}
      {...(await onwardOf(acting, supportId))}
      attendance={await attendanceOf(acting, supportId)}
      mayAsk={prescriptionCan.beBegun(supported)}
    />
  )
}
