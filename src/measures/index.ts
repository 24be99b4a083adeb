export { type AnswerSet, answerSetsOf } from './answer-store.ts'
export type { OnRiskAnswer, RiskAnswered } from './answering.ts'
export { LINK_DAYS, type Occasion, occasionWords, whyNotByLink } from './ask.ts'
export { answerInWords, inWords } from './asked-wording.ts'
export { askThem } from './asking.ts'
export { type Banded, bandsOf, changeThatCounts } from './bands.ts'
export { pairedChanges } from './changes.ts'
export { measureCommands } from './commands.ts'
export { type Comparison, scoreFigure } from './comparing.ts'
export { type CompiledScorer, compileScorer, NOT_ANSWERED } from './compiled-scoring.ts'
export { answersUnread, asksDue, type DueAsk, type UnreadAnswers } from './due-store.ts'
export { questionnaireOf, responseOf } from './fhir.ts'
export { filledInBy } from './filled-in.ts'
export { askingOneForm, checkAsking } from './forms/asking.ts'
export { everyVersion, measureCalled, measureLibrary, measureProblems } from './library.ts'
export { measureRoutes } from './routes.tsx'
export { type ItemAnswers, isChoice, missingIn, riskIn, type Scores, scoreAnswers } from './scoring.ts'
export { ChangeSection, type ChangeSectionProps } from './screens/change-section.tsx'
export { readPublished, seedMeasures } from './seeding.ts'
export type { MeasureSettings } from './settings.ts'
export { type Askable, answeredBy, askableIn, type Supported, supportedBy } from './supported.ts'
export { readAgainFrom } from './urgent/covers.ts'
export { acknowledge } from './urgent/store.ts'
export {
  acknowledgedBy,
  passOnUnread,
  readAtOnce,
  readAtOnceInSurvey,
  type StandIns,
  spokenBy,
  tellWorker,
} from './urgent/telling.ts'
export { type Wording, wordingOf } from './wording-store.ts'
