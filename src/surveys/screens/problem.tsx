import { ErrorSummary } from '../../ui/index.ts'

/** What is wrong with what was sent, and the id of the field beside which it is said. */
export type Problem = { at: string; says: string }

/** It above the page, leading to its field. */
export const ProblemAbove = ({ problem }: { problem: Problem | undefined }) =>
  problem ? <ErrorSummary errorList={[{ text: problem.says, href: `#${problem.at}` }]} /> : null

/** It beside its field, and nothing beside any other. */
export const saidAt = (problem: Problem | undefined, field: string): string | undefined =>
  problem?.at === field ? problem.says : undefined
