import {
  canBeLimited,
  type Decision,
  type Entry,
  IN_FAMILY,
  isTheirOwn,
  type Wish,
} from '../../circle/index.ts'
import { Button, Details, Rings, ShareList } from '../../ui/index.ts'
import { type DateOnly, dateInLondon, dateOnly, en } from '../../words/index.ts'
import { agreedInMyWords } from '../agreed.ts'
import { type AroundMe, dayInWords, drawn, seesInMyWords, whyInMyWords } from '../around-me.ts'
import { Frame } from './frame.tsx'

const words = en.myPage

export type PeopleProps = {
  people: readonly AroundMe[]
  past: readonly Entry[]
  decisions: readonly Decision[]
  wishes: readonly Wish[]
  /** Whether somebody has their support now, who can be asked for something. */
  supported: boolean
  /** Parents and carers with a page of their own, and how much that they decided themselves it shows. */
  parents: readonly { name: string; shown: number }[]
  today: DateOnly
  notice?: string
}

/** Who is around them, what each can see, what was agreed; and what they may do about it. */
export function People(props: PeopleProps) {
  const { people, today } = props
  const around = drawn(people)
  return (
    <Frame heading={words.people.title} current="people" notice={props.notice}>
      <p>{words.people.lead}</p>
      <div class="app-columns app-columns--even">
        {around.length > 0 && (
          <Rings
            title={words.people.drawing}
            centre={words.people.you}
            names
            rings={[words.people.rings.most, words.people.rings.some, words.people.rings.little]}
            people={around}
          />
        )}
        <ShareList
          avatars={false}
          people={people.map((entry) => ({
            name: entry.name,
            role: entry.role,
            sees: seesInMyWords(entry, today),
            since: whyInMyWords(entry, today),
            action: {
              text: words.people.change,
              href: `/my/${entry.place ? 'places' : 'people'}/${entry.id}`,
            },
          }))}
          last={
            <p>
              <strong>{words.people.nobodyElse}</strong> {words.people.nobodyText}
            </p>
          }
        />
      </div>
      {props.supported && <Ask />}
      <Wishes {...props} />
      <Agreed {...props} />
      <Parents {...props} />
      <Past {...props} />
    </Frame>
  )
}

const Ask = () => (
  <>
    <h2>{words.people.addTitle}</h2>
    <Button text={words.people.add} href="/my/wishes/new" variant="secondary" />
    <h2>{words.people.anotherTitle}</h2>
    <Button text={words.people.another} href="/my/another-person" variant="secondary" />
  </>
)

function wishInMyWords({ kind, who }: Wish): string {
  if (kind === 'another_worker') return words.people.wishAnother
  if (who === IN_FAMILY) return words.family.left
  const name = who ?? words.agreed.somebody
  if (kind === 'limited') return en.limits.wish({ who: name })
  return kind === 'know' ? words.people.wishKnow({ who: name }) : words.people.wishRemoved({ who: name })
}

function Wishes({ wishes, today }: PeopleProps) {
  const mine = wishes.filter(isTheirOwn)
  if (mine.length === 0) return null
  return (
    <>
      <h2>{words.people.wishes}</h2>
      <ul>
        {mine.map((wish) => (
          <li>
            {wishInMyWords(wish)}{' '}
            {wish.answer
              ? words.people.wishDone({ answer: wish.answer })
              : words.people.wishOpen({ day: dayInWords(dateOnly(wish.dueOn), today) })}
          </li>
        ))}
      </ul>
    </>
  )
}

function Agreed({ decisions, today }: PeopleProps) {
  return (
    <>
      <h2 id="agreed">{words.agreed.title}</h2>
      {decisions.length === 0 && <p>{words.agreed.none}</p>}
      <ul>
        {decisions.map((decision) => (
          <li>
            {agreedInMyWords(decision)}{' '}
            {decision.withdrawn_at
              ? words.agreed.takenBack({ day: dayInWords(dateInLondon(decision.withdrawn_at), today) })
              : words.agreed.on({ day: dayInWords(dateOnly(decision.decided_on), today) })}
            {decision.about === 'sharing' && decision.answer === 'yes' && !decision.withdrawn_at && (
              <>
                {' '}
                <a href={`/my/decisions/${decision.id}`}>
                  {words.agreed.takeBack}
                  <span class="nhsuk-u-visually-hidden">, {decision.share_with}</span>
                </a>
                {canBeLimited(decision) && (
                  <>
                    {' '}
                    <a href={`/my/decisions/${decision.id}/limits`}>
                      {en.limits.link}
                      <span class="nhsuk-u-visually-hidden">, {decision.share_with}</span>
                    </a>
                  </>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Parents({ parents }: PeopleProps) {
  if (parents.length === 0) return null
  return (
    <>
      <h2>{en.parents.mine.title}</h2>
      <ul>
        {parents.map((parent) => (
          <li>{en.parents.mine.has(parent)}</li>
        ))}
      </ul>
      {parents.some(({ shown }) => shown > 0) && (
        <form method="post" action="/my/parents/keeping">
          <Button text={en.parents.mine.keep} variant="secondary" preventDoubleClick />
        </form>
      )}
    </>
  )
}

function Past({ past, today }: PeopleProps) {
  if (past.length === 0) return null
  return (
    <Details summary={words.people.before}>
      <ul>
        {past.map(({ name, endsAt }) => (
          <li>{words.people.was({ name, until: endsAt ? dayInWords(dateInLondon(endsAt), today) : '' })}</li>
        ))}
      </ul>
    </Details>
  )
}
