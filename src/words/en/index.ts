import { aboutMe } from './about-me.ts'
import { aboutMeFacts } from './about-me-facts.ts'
import { comparing } from './comparing.ts'
import { curation } from './curation.ts'
import { dates } from './dates.ts'
import { directory } from './directory.ts'
import { embedding } from './embedding.ts'
import { fillingIn } from './filling-in.ts'
import { finding } from './finding.ts'
import { geography } from './geography.ts'
import { going } from './going.ts'
import { keeping } from './keeping.ts'
import { limits } from './limits.ts'
import { meanwhile } from './meanwhile.ts'
import { measures } from './measures.ts'
import { messages } from './messages.ts'
import { myPage } from './my-page.ts'
import { offers } from './offers.ts'
import { openReferral } from './open-referral.ts'
import { parents } from './parents.ts'
import { prescribing } from './prescribing.ts'
import { problems } from './problems.ts'
import { programmes } from './programmes.ts'
import { referrals } from './referrals.ts'
import { results } from './results.ts'
import { safety } from './safety.ts'
import { screening } from './screening.ts'
import { sharing } from './sharing.ts'
import { surveyLetters } from './survey-letters.ts'
import { waysIn } from './ways-in.ts'
import { workshops } from './workshops.ts'

/** Every text in English that young people and the public read, by room. A room adds its own file and a line here. */
export const en = {
  aboutMe,
  aboutMeFacts,
  comparing,
  curation,
  dates,
  directory,
  embedding,
  fillingIn,
  finding,
  geography,
  going,
  keeping,
  limits,
  measures,
  messages,
  meanwhile,
  myPage,
  waysIn,
  offers,
  openReferral,
  parents,
  prescribing,
  problems,
  programmes,
  referrals,
  results,
  safety,
  screening,
  sharing,
  surveyLetters,
  workshops,
}
