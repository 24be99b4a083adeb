/** One handover of a journey: who asked whom, and what came of it. */
export type Handover = {
  referralId: string
  sentOn: Date
  from: string | null
  to: string | null
  state: string
  answerBy: string
  answeredAt: Date | null
  answeredBy: string | null
}
