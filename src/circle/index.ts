export { decidingDue } from './deciding-due-store.ts'
export {
  checkDecision,
  type Decision,
  decisionFrom,
  decisionWords,
  IN_FAMILY,
  shareable,
} from './decision.ts'
export { whenDecided, whoSaidYes } from './decision-form.ts'
export {
  agreedToTell,
  agreedWith,
  decisionById,
  decisionsOf,
  recordDecision,
  withdrawDecision,
} from './decision-store.ts'
export { type Entry, isAsked, type Opens, ringOf, seesWords } from './entry.ts'
export type { HiddenLookDue } from './hidden-look.ts'
export { canBeLimited, limitForm, limitKept, limitOf } from './limiting.ts'
export { limitDecision, limitedBefore } from './limiting-store.ts'
export { type DecisionDue, reviewWords } from './review.ts'
export { circleRoutes } from './routes.tsx'
export { Around } from './screens/around.tsx'
export { standingOf } from './standing.ts'
export { circleOf, endEntries, pastCircleOf } from './store.ts'
export { isTheirOwn, WISH_DAYS, type Wish, type WishDue, type WishKind, wishWords } from './wish.ts'
export { answerWish, wishById, wishesOf, wishFor } from './wish-store.ts'
