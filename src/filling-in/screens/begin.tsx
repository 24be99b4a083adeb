import { askedTogether } from '../../surveys/index.ts'
import { Button } from '../../ui/index.ts'
import { spokenDay } from '../../words/index.ts'
import type { ReadBy } from '../readers.ts'
import type { Sitting } from '../sitting.tsx'
import { languagesOf, minutesFor, withdrawalOf } from '../survey.ts'
import { addresses } from '../way.ts'
import { LanguageButtons } from './languages.tsx'
import { namesIn } from './names.ts'
import { Top } from './top.tsx'

/** `readBy` is who reads a named survey, and when they do next where that is not today's lesson. */
type BeginProps = { sitting: Sitting; begun: boolean; saidNo: boolean; readBy: ReadBy | null }

/** Before the first question: which kind it is, who sees what, whether anybody can come, and how to say no. */
export function Begin({ sitting, begun, saidNo, readBy }: BeginProps) {
  const { survey, words, look } = sitting
  const { begin, question, saidNo: no } = words.survey
  const questions = askedTogether(survey.questionnaire).length
  return (
    <div class="app-question-page">
      <Top words={words} from="start" />
      <h1 lang={foreign(sitting)}>{survey.name}</h1>
      {languagesOf(survey).length > 1 && (
        <LanguageButtons words={words} offered={languagesOf(survey)} now={look.language} />
      )}
      {saidNo && <p>{no.again}</p>}
      <p class="nhsuk-body-l">{begin.lead({ questions, minutes: minutesFor(questions) })}</p>
      <p>{begin.yourWay}</p>
      {survey.about && <p lang={foreign(sitting)}>{survey.about}</p>}
      <section id="who">
        <Kind sitting={sitting} readBy={readBy} />
        <h2>{begin.whoTitle}</h2>
        <p>{survey.kind === 'named' ? begin.whoNamed : begin.whoGroups}</p>
        <p>{begin.whoTeachers}</p>
        <h2>{begin.followTitle}</h2>
        <p>{readBy && readBy.people.length > 0 ? begin.followYes : begin.followNo}</p>
        <p>
          <Button href={`${addresses.help}?from=start`} text={question.help} variant="secondary" />
        </p>
        <h2>{begin.backTitle}</h2>
        <p>{takingBack(sitting)}</p>
        {survey.controllers.length > 0 && (
          <p class="app-muted app-small">
            {begin.responsible({ names: namesIn(look.language, survey.controllers) })}
          </p>
        )}
      </section>
      <section>
        <h2>{begin.freeTitle}</h2>
        <p>{begin.free}</p>
        {survey.instead && (
          <p>
            {no.instead} <span lang={foreign(sitting)}>{survey.instead}</span>
          </p>
        )}
        <Ways sitting={sitting} begun={begun} />
      </section>
    </div>
  )
}

/** What those who set the survey up wrote is in English. */
const foreign = ({ look }: Sitting): string | undefined => (look.language === 'en' ? undefined : 'en')

function takingBack({ survey, words, today }: Sitting): string {
  const { begin } = words.survey
  const { until } = withdrawalOf(survey, today)
  return until ? begin.backUntil({ day: spokenDay(until, words.dates) }) : begin.backWhileOpen
}

function Kind({ sitting, readBy }: Pick<BeginProps, 'sitting' | 'readBy'>) {
  const { survey, words } = sitting
  const { begin } = words.survey
  const { kind, keyHolder, keyUsedWhen, namesDestroyedOn } = survey
  if (kind === 'anonymous')
    return (
      <>
        <h2>{begin.anonymous}</h2>
        <p>{begin.anonymousWhy}</p>
      </>
    )
  if (kind === 'named')
    return (
      <>
        <h2>{begin.named}</h2>
        <Named {...{ sitting, readBy }} />
      </>
    )
  return (
    <>
      <h2>{begin.confidential}</h2>
      <p>{begin.confidentialWhy({ holder: keyHolder })}</p>
      <p>{begin.confidentialUse}</p>
      {keyUsedWhen && (
        <p>
          {begin.confidentialUnless} <span lang={foreign(sitting)}>{keyUsedWhen}</span>
        </p>
      )}
      {namesDestroyedOn && <p>{begin.destroyed({ day: spokenDay(namesDestroyedOn, words.dates) })}</p>}
    </>
  )
}

function Named({ sitting, readBy }: Pick<BeginProps, 'sitting' | 'readBy'>) {
  const { begin } = sitting.words.survey
  if (!readBy || readBy.people.length === 0) return <p>{begin.namedNobody}</p>
  const people = namesIn(sitting.look.language, readBy.people)
  return (
    <>
      <p>{readBy.next ? begin.namedLater({ people, when: readBy.next }) : begin.namedWhy({ people })}</p>
      <p>{begin.namedUnless}</p>
    </>
  )
}

function Ways({ sitting, begun }: { sitting: Sitting; begun: boolean }) {
  const { begin } = sitting.words.survey
  return (
    <div class="app-survey-ways">
      {begun ? (
        <Button href={addresses.on} text={begin.carryOn} />
      ) : (
        <form method="post" action={addresses.begin}>
          <Button text={begin.start} preventDoubleClick />
        </form>
      )}
      <form method="post" action={addresses.refusal}>
        <Button text={begin.no} variant="secondary" preventDoubleClick />
      </form>
      <form method="post" action={addresses.ending}>
        <Button text={begin.notMine} variant="secondary" />
      </form>
    </div>
  )
}
