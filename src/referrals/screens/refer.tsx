import {
  Button,
  ButtonGroup,
  DangerNote,
  ErrorSummary,
  KeptNote,
  SectionSteps,
  StepPath,
} from '../../ui/index.ts'
import {
  Ask,
  everyQuestion,
  type Form,
  type Problems,
  problemList,
  type Section,
  type Typed,
} from '../../ui/questions/index.ts'
import { en, spokenDay } from '../../words/index.ts'
import type { Destination } from '../destinations.ts'
import type { ReferralForm } from '../forms/index.ts'

export type ReferProps = {
  form: ReferralForm
  sections: readonly Section[]
  action: string
  programme: { key: string; name: string } | null
  typed: Typed
  problems: Problems
  destinations: readonly Destination[]
  safeguarding: string | null
  kept: string | null
  notice: string | null
}

const ownWords = (form: ReferralForm) =>
  form.wayIn === 'young_person' ? en.referrals.self : en.referrals.parent

const askingAbout = (form: ReferralForm, { name }: { name: string }): string =>
  form.open
    ? ownWords(form).askingFor({ name })
    : `You are asking for: ${name}. Whoever says yes looks for a place there, together with the young person.`

function Danger({ form, safeguarding }: { form: ReferralForm; safeguarding: string | null }) {
  if (form.open) {
    return <DangerNote lead="Not safe right now?">{ownWords(form).danger}</DangerNote>
  }
  return (
    <DangerNote lead="Is somebody in danger today?">
      Don’t use this form. Find{' '}
      {safeguarding ? `${safeguarding}, safeguarding lead` : 'your safeguarding lead'}, or ring 999.
    </DangerNote>
  )
}

function Next({ destinations }: { destinations: readonly Destination[] }) {
  const [team] = destinations
  if (!team) return null
  const by = spokenDay(team.answerBy)
  return (
    <StepPath
      heading="What happens next"
      steps={[
        {
          title: 'Today',
          text: `${team.name} get your referral. The young person is told first, then you.`,
          now: true,
        },
        { title: `By ${by}`, text: 'They say yes or no. Until they say yes, you’re still responsible.' },
        { title: 'Within a week of yes', text: 'A link worker meets them, where they like.' },
        { title: 'After that', text: 'You hear when it starts and how it ends, as far as they agreed.' },
      ]}
      note="If they say no, they tell you why and what else might suit. If nobody answers, it comes back to you, and both your managers know."
    />
  )
}

const problemsOf = (section: Section, problems: Problems): boolean =>
  everyQuestion({ sections: [section] }).some((question) => problems[question.name])

/** The one page of a referral form. */
export function Refer(props: ReferProps) {
  const { form, sections, problems, programme } = props
  const whole: Form = { sections }
  const items = [...(props.notice ? [{ text: props.notice }] : []), ...problemList(whole, problems)]
  return (
    <div class={form.open ? undefined : 'app-columns'}>
      <div>
        {items.length > 0 && <ErrorSummary errorList={items} />}
        <h1>{form.title}</h1>
        <p class="nhsuk-body-l">
          {form.open
            ? ownWords(form).lead
            : 'To a link worker, who finds out what matters to them and what might help.'}{' '}
          About {form.minutes} minutes.
        </p>
        {programme && <p>{askingAbout(form, programme)}</p>}
        <Danger form={form} safeguarding={props.safeguarding} />
        <form method="post" action={props.action} novalidate>
          {programme && <input type="hidden" name="programme" value={programme.key} />}
          <SectionSteps
            sections={sections.map((section) => ({
              state: problemsOf(section, problems) ? 'error' : 'open',
              title: section.title,
              summary: section.intro,
              children: <Ask questions={section.questions} typed={props.typed} problems={problems} />,
            }))}
          />
          {form.open && <p>{ownWords(form).who}</p>}
          <ButtonGroup>
            <Button
              text={form.open ? ownWords(form).send : 'Send the referral'}
              name="next"
              value="send"
              preventDoubleClick
            />
            <Button text="Finish later, kept for 14 days" variant="secondary" name="next" value="keep" />
          </ButtonGroup>
        </form>
        {props.kept && <KeptNote>{props.kept}</KeptNote>}
      </div>
      {!form.open && <Next destinations={props.destinations} />}
    </div>
  )
}
