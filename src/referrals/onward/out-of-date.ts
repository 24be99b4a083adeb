import type { Problems, Typed } from '../../ui/questions/index.ts'
import { writtenAbout } from './provider-form.ts'

/** A form that was sent and not taken: because of what is in it, or because the page was out of date. */
export type Failed = { act: string; typed: Typed; problems: Problems; outOfDate?: boolean }

/** Why nothing was taken although every field may be right. */
export const outOfDate =
  'This had changed since you opened it, so what you wrote was not sent. This is how it stands now.'

/** What a page shows when somebody came first: null when nothing was written that could be lost. */
export const cameSecond = (act: string, typed: Typed): Failed | null =>
  writtenAbout(typed).length > 0 ? { act, typed, problems: {}, outOfDate: true } : null
