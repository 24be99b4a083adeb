import {
  Button,
  type Content,
  ErrorSummary,
  HelpNumbers,
  InsetText,
  Panel,
  Said,
  WarningCallout,
} from '../../ui/index.ts'
import { Ask, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import { en, spokenDay } from '../../words/index.ts'
import { offerForm, worseForm } from '../forms.ts'
import type { OwnOffer } from '../own-store.ts'

const words = en.meanwhile

/** What was typed, and what has to be put right. */
export type Shown = { typed?: Typed; problems?: Problems }

/** What they are offered, and yes or no. */
export function OfferPage({
  offer,
  path,
  typed = {},
  problems = {},
}: { offer: OwnOffer; path: string } & Shown) {
  const form = offerForm(offer)
  const items = problemList(form, problems)
  return (
    <>
      {items.length > 0 && <ErrorSummary errorList={items} />}
      <h1>{words.title}</h1>
      <p class="nhsuk-body-l">{words.hello({ name: offer.called })}</p>
      {offer.audience === 'parent_or_carer' && <p>{words.together}</p>}
      <p>{words.lead({ team: offer.team })}</p>
      <p>{words.wait}</p>
      <p>{words.until({ day: spokenDay(offer.answerBy) })}</p>
      <form method="post" action={path} novalidate>
        {form.sections.map(({ questions }) => (
          <Ask questions={questions} typed={typed} problems={problems} />
        ))}
        <Button text={words.send} preventDoubleClick />
      </form>
    </>
  )
}

/** They said yes; what was asked since, and where to say that things get worse. */
export function SaidYes({ offer, path }: { offer: OwnOffer; path: string }) {
  return (
    <>
      <h1>{words.saidYes}</h1>
      <p class="nhsuk-body-l">{words.saidYesText({ team: offer.team })}</p>
      {offer.lookingAgainBy && (
        <section>
          <h2>{words.asked}</h2>
          <p>{words.askedText({ day: spokenDay(offer.lookingAgainBy) })}</p>
        </section>
      )}
      {offer.lookedAgainWords && (
        <section>
          <h2>{words.answered}</h2>
          <InsetText>
            <Said words={offer.lookedAgainWords} />
          </InsetText>
        </section>
      )}
      <p>{words.keep}</p>
      <Button text={words.worse} href={`${path}/worse`} variant="secondary" />
    </>
  )
}

/** Help that is there now, and one button that asks a person to look again. */
export function WorsePage(props: { offer: OwnOffer; path: string; once: string } & Shown) {
  const { offer, path, once, typed = {}, problems = {} } = props
  const items = problemList(worseForm, problems)
  return (
    <>
      {items.length > 0 && <ErrorSummary errorList={items} />}
      <h1>{words.worse}</h1>
      <HelpNow />
      <p class="nhsuk-body-l">{words.worseLead}</p>
      {offer.lookingAgainBy && items.length === 0 ? (
        <p>
          <strong>{words.asked}.</strong> {words.askedText({ day: spokenDay(offer.lookingAgainBy) })}
        </p>
      ) : (
        <form method="post" action={`${path}/worse`} novalidate>
          <input type="hidden" name="once" value={once} />
          {worseForm.sections.map(({ questions }) => (
            <Ask questions={questions} typed={typed} problems={problems} />
          ))}
          <Button text={words.worseSend} preventDoubleClick />
        </form>
      )}
      <p>
        <a href={path}>{words.back}</a>
      </p>
    </>
  )
}

function HelpNow(): Content {
  const { danger, childline, shout, nhs } = en.safety
  return (
    <WarningCallout heading={words.worseNow} headingLevel={2}>
      <p>
        <a href="tel:999">
          <strong>{danger}</strong>
        </a>
      </p>
      <HelpNumbers
        lines={[
          ['nhs', nhs],
          ['childline', childline],
          ['shout', shout],
        ]}
      />
    </WarningCallout>
  )
}

const AskAnew = () => <a href="/refer/me">{words.askAnew}</a>

/** The same for everybody who said no. */
export const SaidNo = () => (
  <>
    <Panel heading={words.saidNo}>{words.saidNoText}</Panel>
    <p>
      <AskAnew />
    </p>
  </>
)

/** The same for every link that opens nothing. */
export const OfferGone = () => (
  <>
    <h1>{words.gone}</h1>
    <p>
      {words.goneText} <AskAnew />.
    </p>
  </>
)
