import type { Supporter } from '../../people/index.ts'
import { Button, NotificationBanner } from '../../ui/index.ts'
import { dateInLondon, newId, plainDate } from '../../words/index.ts'
import type { OwnPage } from '../own-page.ts'
import { TakeItBack } from './making.tsx'

type StandingProps = {
  parent: Supporter
  called: string
  page: OwnPage | null
  done: string | undefined
  /** The young person is 18 or over. */
  over: boolean
}

const notices: Readonly<Record<string, string>> = {
  shown: 'It is saved. It holds at once.',
  'taken-back': 'It is taken back. A page that was open stops at its next press.',
}

/** How the page of a parent or carer stands now, and what it shows without anybody ticking anything. */
export function ParentsStanding({ parent, called, page, done, over }: StandingProps) {
  if (over)
    return <p>{called} is 18 or over: nobody has parental responsibility any more, and no page opens.</p>
  const notice = notices[done ?? '']
  return (
    <>
      {notice && <NotificationBanner title="Saved" text={notice} />}
      <p>
        A page without an account, where {parent.name} reads what they decided for {called}, what the law
        gives them, and asks for it. What they ask comes to Today. Nothing else of the record is there.
      </p>
      {parent.parental_responsibility === 'yes' ? (
        <p>They have parental responsibility. We know from: {parent.how_we_know}.</p>
      ) : (
        <p>
          It is not written down that they have parental responsibility, so the page shows no decision: living
          with {called} does not give it.{' '}
          <a href={`/young-people/${parent.young_person_id}/people/${parent.id}`}>Write it down</a>, with how
          we know.
        </p>
      )}
      <p>{page ? standingWords(page) : `${parent.name} has no page now.`}</p>
      <p>Hand the code over in person. Whoever has the link without the code sees no name.</p>
    </>
  )
}

function standingWords({ madeAt, madeBy, openedAt, expiresAt }: OwnPage): string {
  const made = `${madeBy} made it on ${plainDate(dateInLondon(madeAt))}; it lasts until ${plainDate(dateInLondon(expiresAt))}.`
  return openedAt
    ? `${made} Last opened on ${plainDate(dateInLondon(openedAt))}.`
    : `${made} It has not been opened yet.`
}

/** What else can be done with a page that is there: a new link and code, and taking it back. */
export const PartsOfPage = ({ path, name, again }: { path: string; name: string; again: boolean }) => (
  <>
    {again && (
      <form method="post" action={path}>
        <input type="hidden" name="once" value={newId()} />
        <p>A new link and code take the place of those they have.</p>
        <Button text="Make a new link and code" variant="secondary" preventDoubleClick />
      </form>
    )}
    <TakeItBack path={path} called={name} />
  </>
)
