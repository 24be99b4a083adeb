export { placeCommands } from './command.ts'
export { type Located, locate, type Point } from './locate.ts'
export { nearMeField } from './near-me.ts'
export {
  attributionsOf,
  type Backdrop,
  backdropWithin,
  type Extent,
  type Shape,
  type Town,
} from './shapes.ts'
export { townsNamed } from './towns-named.ts'
