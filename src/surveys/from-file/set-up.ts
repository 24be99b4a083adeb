import type { Shaped } from '../../blueprint/index.ts'
import type { Acting } from '../../database/index.ts'
import { measureLibrary } from '../../measures/index.ts'
import { typedFrom } from '../../people/index.ts'
import { type Form, readForm } from '../../ui/questions/index.ts'
import { dateInLondon, newId } from '../../words/index.ts'
import { addPart, howAsked, makeLocalQuestion } from '../part-store.ts'
import { makeRound, roundCalled } from '../round-store.ts'
import { inviteSchools, schoolsCalled } from '../schools/school-store.ts'
import { KEY_TAKEN, keyProblem, localQuestionForm, NO_EARLIER, newRoundForm } from '../setting-up/forms.ts'
import { everyHindrance, hindrancesOf } from '../setting-up/hindrances.ts'
import { formSections } from '../setting-up/sections.ts'
import { readLocalQuestion } from '../setting-up/typed.ts'
import { readersOffered, setUpById } from '../setting-up/whole.ts'
import type { AskedInFile, SurveyFile } from './survey-file.ts'

/** What was set up, and what still hinders its opening. */
export type MadeSurvey = { round: string; id: string; questions: number; schools: number; hinders: string[] }

type File = Shaped<SurveyFile>
/** The survey that is being set up, and the organisation whose words it is asked in. */
type Home = { id: string; organisationId: string }

/**
 * Sets a survey up as a file says, by the forms, checks and sentences of its pages. Whatever cannot be kept throws a
 * BlueprintProblem, and with the transaction nothing is made.
 */
export async function setUpFromFile(acting: Acting, file: File, organisationId: string): Promise<MadeSurvey> {
  const { value, refuse } = file
  const begun = readWith(acting, newRoundForm([]), value)
  for (const [name, says] of begun.problems) refuse([name], `${name}: ${says}`)
  const wrong = keyProblem(value.key)
  if (wrong) refuse(['key'], `key: ${wrong}`)
  const home: Home = { id: newId(), organisationId }
  const { key, name, kind } = value
  if (!(await makeRound(acting, { id: home.id, key, name, kind }))) refuse(['key'], `key: ${KEY_TAKEN}`)
  await isThere(acting, file, home)
  await keepSections(acting, file, home)
  for (const [at, asked] of value.questions.entries()) await ask(acting, file, home, { at, asked })
  await invite(acting, file, home)
  const whole = await setUpById(acting, home.id, organisationId)
  if (!whole) throw new Error(`The survey ${key} is not there after it was set up`)
  return {
    ...{ round: key, id: home.id, questions: whole.parts.length, schools: whole.schools },
    hinders: everyHindrance(hindrancesOf(whole, dateInLondon(acting.now))),
  }
}

function readWith(acting: Acting, form: Form, kept: Readonly<Record<string, unknown>>) {
  const read = readForm(form, typedFrom(form, kept), dateInLondon(acting.now))
  return { answers: read.answers, problems: Object.entries(read.ok ? {} : read.problems) }
}

/** The survey whose next wave it is has to be there. */
async function isThere(acting: Acting, { value, refuse }: File, { id }: Home): Promise<void> {
  if (value.earlier === undefined) return
  const earlier = await roundCalled(acting, value.earlier)
  if (!earlier || earlier.id === id)
    refuse(['earlier'], `earlier: there is no other survey "${value.earlier}" here`)
}

/** Keeps each section that is a form, in the order of its pages. */
async function keepSections(acting: Acting, { value, refuse }: File, home: Home): Promise<void> {
  const staff = await readersOffered(acting)
  const readers = value.readers.map((email, at) => {
    const reader = staff.find((one) => one.email?.toLowerCase() === email.toLowerCase())
    return (
      reader?.id ??
      refuse(['readers', at], `readers: ${email} is no safeguarding lead and no clinician of this place`)
    )
  })
  const kept = {
    ...value,
    earlier: value.earlier ?? NO_EARLIER,
    readers,
    controllers: value.controllers.join('\n'),
  }
  for (const section of Object.values(formSections)) {
    const whole = await setUpById(acting, home.id, home.organisationId)
    if (!whole) throw new Error(`The survey ${home.id} is not there while it is set up`)
    const { answers, problems } = readWith(acting, section.form(whole, staff), kept)
    for (const [name, says] of [...problems, ...Object.entries(section.check?.(answers) ?? {})])
      refuse([name], `${name}: ${says}`)
    await section.keep(acting, whole, answers)
  }
}

async function ask(
  acting: Acting,
  { value, refuse }: File,
  { id, organisationId }: Home,
  { at, asked }: { at: number; asked: AskedInFile },
): Promise<void> {
  const where = ['questions', at]
  if (!('measure' in asked)) {
    const local = { id: newId(), ...localFrom(acting, asked, (says) => refuse(where, says)) }
    await makeLocalQuestion(acting, local)
    return addPart(acting, id, { id: newId(), domain: local.domain, localQuestionId: local.id })
  }
  const measure = measureLibrary().find(({ key }) => key === asked.measure)
  if (!measure) return refuse(where, `questions: there is no measure "${asked.measure}" in the library`)
  if (value.questions.slice(0, at).some((one) => 'measure' in one && one.measure === asked.measure))
    refuse(where, `questions: ${measure.name} is there already`)
  const { why } = await howAsked(
    acting,
    measure,
    { kind: value.kind, yearGroups: value.year_groups },
    organisationId,
  )
  if (why) refuse(where, `questions: ${why}`)
  const { key, version } = measure
  return addPart(acting, id, { id: newId(), domain: asked.domain, measure: { key, version } })
}

type LocalInFile = Exclude<AskedInFile, { measure: string }>

/** A question of the place's own, as its form would read it. */
function localFrom(acting: Acting, asked: LocalInFile, refuse: (says: string) => never) {
  const { answers, problems } = readWith(acting, localQuestionForm, {
    ...asked,
    ...{ choices: asked.choices.join('\n'), sensitive: asked.sensitive ? ['yes'] : [] },
    translations: Object.entries(asked.translations)
      .map(([language, said]) => [language, said.words, ...said.choices].join('\n'))
      .join('\n\n'),
  })
  for (const [name, says] of problems) refuse(`questions: ${name}: ${says}`)
  const read = readLocalQuestion(answers)
  if (read.ok) return read.question
  const [name = '', says = ''] = Object.entries(read.problems)[0] ?? []
  return refuse(`questions: ${name}: ${says}`)
}

/** Asks every school that is named; a URN that no school here has is said with its line. */
async function invite(acting: Acting, { value, refuse }: File, { id }: Home): Promise<void> {
  const found = await schoolsCalled(acting, value.schools)
  for (const [at, urn] of value.schools.entries())
    if (!found.some((school) => school.urn === urn))
      refuse(['schools', at], `schools: no school of this place has the URN ${urn.slice(0, 20)}`)
  await inviteSchools(
    acting,
    id,
    found.map((school) => school.id),
  )
}
