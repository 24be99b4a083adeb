export { type About, may, mayCome, opensRecords, toldOf, whoMayCome } from './coming.ts'
export { type Answer, decide } from './may.ts'
export {
  type Act,
  acts,
  askers,
  bases,
  type Content,
  carers,
  contents,
  keepers,
  keyHolders,
  machines,
  ofNobody,
  ofRecords,
  openings,
  type Purpose,
  purposes,
  type Question,
  restrictions,
  ways,
  workers,
} from './question.ts'
export type { Row } from './row.ts'
export { policy } from './table.ts'
