import { defineCatalogue } from '../../catalogue.ts'
import type { DateOnly } from '../../dates.ts'
import { day, paragraphs, past } from './paragraphs.ts'

type Between = { sentOn: DateOnly; fromTeam: string; team: string; link: string }
type Waiting = { team: string; answerBy: DateOnly; link: string }
type Urgent = { by: string; link: string }
type Come = { sentOn: DateOnly; team: string; nextBy: DateOnly; link: string }

/** Where, and when, an answer of a named survey was given that has to be read at once. */
type InSurvey = { school: string; group: string; time: string; by: string; link: string }

/** A named survey came in from a school, for those who read it. */
type CameIn = { survey: string; school: string; link: string }

/** A parent said no to a survey by the public page: where the school finds out whom it is about. */
type SaidNo = { survey: string; link: string }

/** Nobody has read an urgent answer of a survey: who could, or no name where nobody can any more; where to name somebody. */
type NobodyRead = { survey: string; readers: string; link: string }

/** Somebody was named to read one urgent answer whose readers have gone. */
type NamedToRead = { survey: string; school: string; by: string; link: string }

/** Somebody asked for themself or for their child: nobody answered, or the team said no. */
type WentUp = Come & { declined?: boolean }

const untilSeen = 'It stays on your list until you say that you have seen it.'

/** To managers, to a team that is asked, and to a worker whom something has come to. */
export const toStaff = defineCatalogue({
  managerUnanswered: {
    subject: () => 'A referral came back without an answer',
    email: ({ sentOn, fromTeam, team, link }: Between) =>
      paragraphs(
        `A referral that ${fromTeam} sent to ${team} on ${past(sentOn)} was not answered in time. It is back with ${fromTeam}, and still open.`,
        `${untilSeen}\n${link}`,
      ),
    text: ({ sentOn, fromTeam, team, link }: Between) =>
      `A referral that ${fromTeam} sent to ${team} on ${past(sentOn)} was not answered in time and is back with the sender: ${link}`,
  },
  managerDeclined: {
    subject: () => 'A referral was declined',
    email: ({ sentOn, fromTeam, team, link }: Between) =>
      paragraphs(
        `${team} declined a referral that ${fromTeam} sent on ${past(sentOn)}. It is back with ${fromTeam}.`,
        `${untilSeen}\n${link}`,
      ),
    text: ({ sentOn, fromTeam, team, link }: Between) =>
      `${team} declined a referral that ${fromTeam} sent on ${past(sentOn)}. It is back with the sender: ${link}`,
  },
  workerSelfReferral: {
    subject: () => 'Somebody who asked for help is still waiting: it is with you now',
    email: ({ sentOn, team, nextBy, link }: Come) =>
      paragraphs(
        `Somebody wrote to ${team} on ${past(sentOn)}, and nobody has answered them. You are responsible for it now.`,
        `They have been told that they will hear by ${day(nextBy)}.`,
        `Read it and choose who answers:\n${link}`,
      ),
    text: ({ sentOn, team, nextBy, link }: Come) =>
      `Somebody wrote to ${team} on ${past(sentOn)} and has had no answer. It is with you now, by ${day(nextBy)}: ${link}`,
  },
  teamReferralWaits: {
    subject: ({ answerBy }: Waiting) => `A new referral waits for an answer by ${day(answerBy)}`,
    email: ({ team, answerBy, link }: Waiting) =>
      paragraphs(
        `A new referral waits for ${team}. Please accept, pass on or decline it by ${day(answerBy)}.`,
        `Read it in Trellis:\n${link}`,
      ),
    text: ({ team, answerBy, link }: Waiting) =>
      `A new referral waits for ${team}. Please answer by ${day(answerBy)}: ${link}`,
  },
  teamAnswerSoon: {
    subject: ({ answerBy }: Waiting) => `A referral still waits: please answer by ${day(answerBy)}`,
    email: ({ team, answerBy, link }: Waiting) =>
      paragraphs(
        `A referral to ${team} has no answer yet. Please accept, pass on or decline it by ${day(answerBy)}. After that it goes back to the sender, and both managers are told.`,
        `Answer in Trellis:\n${link}`,
      ),
    text: ({ team, answerBy, link }: Waiting) =>
      `A referral to ${team} has no answer yet. Please answer by ${day(answerBy)}: ${link}`,
  },
  managerSelfReferral: {
    subject: ({ team, declined }: WentUp) =>
      declined
        ? `${team} said no to somebody who asked for help`
        : `${team} has not answered somebody who asked for help`,
    email: ({ sentOn, team, nextBy, link, declined }: WentUp) =>
      paragraphs(
        `Somebody wrote to ${team} on ${past(sentOn)}, and ${declined ? 'the team said no' : 'nobody answered in time'}. It has gone up to you, and they have been told that they will hear by ${day(nextBy)}.`,
        `Read it and choose ${declined ? 'what happens now' : 'who answers'}:\n${link}`,
      ),
    text: ({ sentOn, team, nextBy, link, declined }: WentUp) =>
      `Somebody wrote to ${team} on ${past(sentOn)} and ${declined ? 'the team said no' : 'nobody answered in time'}. It has gone up to you, by ${day(nextBy)}: ${link}`,
  },
  readerUrgentAnswer: {
    subject: () => 'An answer has to be read by somebody now',
    email: ({ school, group, time, by, link }: InSurvey) =>
      paragraphs(
        `At ${time} a pupil of ${school}, ${group}, answered something in the survey whose answers you read that a person has to act on today. They have been shown whom they can ring.`,
        `Read who it is and what they said, and say by ${by} that you have:\n${link}`,
        'If you cannot, please go to that class now, or to your safeguarding lead. If anybody is in danger, call 999.',
      ),
    text: ({ school, group, time, by, link }: InSurvey) =>
      `At ${time} a pupil of ${school}, ${group}, answered something in the survey whose answers you read that a person has to act on today. Say by ${by} that you have read it: ${link}`,
  },
  readerHandedIn: {
    subject: () => 'A survey whose answers you read has come in today',
    email: ({ survey, school, link }: CameIn) =>
      paragraphs(
        `Pupils of ${school} have begun to hand in “${survey}”. You are named as one of those who read their answers today.`,
        `Read them in Trellis:\n${link}`,
      ),
    text: ({ survey, school, link }: CameIn) =>
      `Pupils of ${school} have begun to hand in “${survey}”. You read their answers today: ${link}`,
  },
  schoolParentNo: {
    subject: () => 'A parent said no to a survey: see your list',
    email: ({ survey, link }: SaidNo) =>
      paragraphs(
        `A parent said no to “${survey}” for a pupil of your school, on the public page. Please find whom it is about. They then get no slip, and a slip that was made is taken back.`,
        `See your list in Trellis:\n${link}`,
        'If more come in today they are on the same list, and you get no other message.',
      ),
    text: ({ survey, link }: SaidNo) =>
      `A parent said no to “${survey}” for a pupil of your school. Please find whom it is about: ${link}`,
  },
  coverUrgentUnread: {
    subject: () => 'Nobody has said that they read an urgent answer',
    email: ({ survey, readers, link }: NobodyRead) =>
      paragraphs(
        `A pupil has given an answer in “${survey}” that a person has to act on today, and nobody has said in time that they have read it.`,
        readers
          ? `It can be read by ${readers} alone. Please find one of them now, and do not wait for an answer to this.`
          : `Nobody who was named to read it has that role any more. Please say now who reads it in their place:\n${link}\nGo to the safeguarding lead of the school as well, and to the class that fills it in.`,
        'If anybody is in danger, call 999.',
      ),
    text: ({ survey, readers, link }: NobodyRead) =>
      `Nobody has said in time that they read an urgent answer in “${survey}”. ${readers ? `It can be read by ${readers} alone. Please find one of them now.` : `Nobody named to read it has that role now. Say who reads it in their place: ${link}`}`,
  },
  readerNamed: {
    subject: () => 'You were named to read an answer now',
    email: ({ survey, school, by, link }: NamedToRead) =>
      paragraphs(
        `A pupil of ${school} gave an answer in “${survey}” that a person has to act on today. Nobody who was to read it is there any more, and you were named to read it.`,
        `Read who it is and what they said, and say by ${by} that you have:\n${link}`,
        'If anybody is in danger, call 999.',
      ),
    text: ({ survey, school, by, link }: NamedToRead) =>
      `You were named to read an answer that a pupil of ${school} gave in “${survey}” and that a person has to act on today. Say by ${by} that you have read it: ${link}`,
  },
  workerUrgentAnswer: {
    subject: () => 'An answer in Trellis has to be read now',
    email: ({ by, link }: Urgent) =>
      paragraphs(
        `Somebody has given an answer that a person has to read at once, and it is with you. Please read it and say that you have by ${by}. After that it goes to your manager as well.`,
        `Read it in Trellis:\n${link}`,
        'If anybody is in danger, call 999.',
      ),
    text: ({ by, link }: Urgent) =>
      `An answer in Trellis has to be read now and is with you. Say that you have read it by ${by}: ${link}`,
  },
  workerUrgentUnread: {
    subject: () => 'An answer in Trellis has to be read now: nobody has said that they have',
    email: ({ by, link }: Urgent) =>
      paragraphs(
        `Somebody has given an answer that a person has to read at once. Whoever it was with has not said that they have read it, so it is with you now. Please read it and say so by ${by}.`,
        `Read it in Trellis:\n${link}`,
        'If anybody is in danger, call 999.',
      ),
    text: ({ by, link }: Urgent) =>
      `An answer in Trellis has to be read now. Nobody has said that they have read it, so it is with you. Please say so by ${by}: ${link}`,
  },
})
