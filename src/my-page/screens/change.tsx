import { BackLink, Button } from '../../ui/index.ts'
import { type DateOnly, en } from '../../words/index.ts'
import { type AroundMe, seesInMyWords, whyInMyWords } from '../around-me.ts'

const words = en.myPage

/** One of the people around them: what they can see, and taking them out, or why that cannot be. */
export function Change({
  entry,
  worker,
  today,
}: {
  entry: AroundMe
  worker: string | null
  today: DateOnly
}) {
  const { name, kept } = entry
  const at = `/my/${entry.place ? 'places' : 'people'}/${entry.id}`
  return (
    <>
      <BackLink href="/my/people" text={words.change.back} />
      <h1>{kept ? words.change.cannot({ name }) : words.change.heading({ name })}</h1>
      <p>{seesInMyWords(entry, today)}</p>
      <p>{whyInMyWords(entry, today)}</p>
      {kept ? (
        <>
          <p>{words.kept[kept]}</p>
          <p>{words.change.talk}</p>
          {kept === 'link_worker' && (
            <Button text={words.people.another} href="/my/another-person" variant="secondary" />
          )}
        </>
      ) : (
        <>
          <p>{words.change.what({ name })}</p>
          {worker && <p>{words.change.worker({ worker })}</p>}
          <p>{words.change.undo}</p>
          <form method="post" action={`${at}/removal`}>
            <Button text={words.change.button} variant="warning" preventDoubleClick />
          </form>
        </>
      )}
    </>
  )
}

/** A yes that can be taken back: what happens then. */
export function TakeBack({ id, whom, agreed }: { id: string; whom: string; agreed: string }) {
  return (
    <>
      <BackLink href="/my/people#agreed" text={words.change.back} />
      <h1>{words.agreed.heading}</h1>
      <p>{agreed}</p>
      <p>{words.agreed.whatHappens({ whom })}</p>
      <form method="post" action={`/my/decisions/${id}/withdrawal`}>
        <Button text={words.agreed.button} variant="warning" preventDoubleClick />
      </form>
    </>
  )
}
