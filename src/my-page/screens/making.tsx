import { BackLink, Button, NotificationBanner } from '../../ui/index.ts'
import { dateInLondon, plainDate } from '../../words/index.ts'
import { type OwnPage, spokenCode } from '../own-page.ts'

/** How their page stands now. */
export function Standing({ called, page, back }: { called: string; page: OwnPage | null; back: boolean }) {
  return (
    <>
      {back && (
        <NotificationBanner
          title="Saved"
          text="It is taken back. A page that was open stops at its next press."
        />
      )}
      {page ? <p>{standingWords(page, called)}</p> : <p>{called} has no page now.</p>}
      <p>
        Hand the code over in person, or say it on the phone to {called} alone. Phones are shared: whoever has
        the link without the code sees no name. After five wrong codes they must wait, longer each time;
        nobody else is kept out by it.
      </p>
      {page && <p>A new link and code take the place of those they have.</p>}
    </>
  )
}

// So many are a slip of the thumb.
const FEW_WRONG_CODES = 5

function standingWords(
  { madeAt, madeBy, openedAt, expiresAt, wrongCodes, loginSince }: OwnPage,
  called: string,
): string {
  const made = `${madeBy} made it on ${plainDate(dateInLondon(madeAt))}; it lasts until ${plainDate(dateInLondon(expiresAt))}.`
  const wrong =
    wrongCodes < FEW_WRONG_CODES
      ? ''
      : ` ${wrongCodes} wrong codes were tried. Was that not ${called}? Then make a new one with them.`
  if (!openedAt) return `${made} It has not been opened yet.${wrong}`
  const login = loginSince
    ? ` Since ${plainDate(dateInLondon(loginSince))} a login that ${called} chose from within it opens it too.`
    : ''
  return `${made} Last opened on ${plainDate(dateInLondon(openedAt))}.${login}${wrong}`
}

/** One press takes the page back. */
export const TakeItBack = ({ path, called }: { path: string; called: string }) => (
  <form method="post" action={`${path}/taking-back`}>
    <p>Did somebody else get hold of it? The link stops at once, and so does a page that is open.</p>
    <Button text={`Take ${called}’s page back`} variant="warning" />
  </form>
)

/** The code, once; and the link, where it was not sent. Nothing here is shown again. */
export function Made(props: { back: string; called: string; code: string; link: string | null }) {
  const { called, link } = props
  return (
    <>
      <BackLink href={props.back} text={`${called}’s own page`} />
      <h1>The code, shown once</h1>
      <p class="app-key" id="code">
        {spokenCode(props.code)}
      </p>
      <p>
        Write these six numbers down for {called} now. Nobody can see them again; if they are lost, make a new
        link and code.
      </p>
      {link ? (
        <>
          <h2>The link</h2>
          <p class="app-key" id="link">
            {link}
          </p>
          <p>
            Write it on a card, or print this page and cut the two apart. Do not keep link and code together.
          </p>
        </>
      ) : (
        <p>The link is on its way to the safe contact on record. The message says neither name nor reason.</p>
      )}
    </>
  )
}
