import { BackLink, Button, ErrorSummary, FileInput, LinkButton, PageHeading } from '../../ui/index.ts'
import { Ask, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import type { Service } from '../entry.ts'
import { MOST_PHOTOS, type Photo, photoAddress } from '../photos/photo.ts'
import { photoForm } from '../photos/photo-form.ts'

/** `id` is made with the form, so that pressing twice adds once. */
export type PhotosProps = {
  service: Pick<Service, 'id' | 'name'>
  photos: readonly Photo[]
  id: string
  typed: Typed
  problems: Problems
}

/** The photographs of a service for whoever keeps its entry: what is there, in its order, and one more. */
export function PhotosPage({ service, photos, id, typed, problems }: PhotosProps) {
  const wrong = problemList(photoForm, problems)
  const room = MOST_PHOTOS - photos.length
  return (
    <>
      <BackLink href={`/services/${service.id}`} text={service.name} />
      {wrong.length > 0 && <ErrorSummary errorList={wrong} />}
      <PageHeading
        heading={`Photographs of ${service.name}`}
        below="Everybody can see these. The first one stands at the top of the page. Where and when a photograph was taken is removed before it is kept."
      />
      {photos.length === 0 ? (
        <p>There are none yet. A photograph of the door helps more than any other.</p>
      ) : (
        <ol class="app-photo-list">
          {photos.map((photo) => (
            <OnePhoto service={service.id} photo={photo} last={photos.length} />
          ))}
        </ol>
      )}
      <h2>Add a photograph</h2>
      {room > 0 ? (
        <form
          method="post"
          action={`/services/${service.id}/photos`}
          enctype="multipart/form-data"
          novalidate
        >
          <input type="hidden" name="id" value={id} />
          <FileInput
            name="photo"
            label={{ text: 'The photograph', size: 's' }}
            accept="image/jpeg,image/png,image/webp"
            hint={
              wrong.length > 0
                ? 'Choose it again: a browser does not keep it. JPEG, PNG or WebP, up to 5 MB'
                : 'JPEG, PNG or WebP, up to 5 MB'
            }
            errorMessage={problems.photo}
          />
          {photoForm.sections.map(({ questions }) => (
            <Ask questions={questions} typed={typed} problems={problems} />
          ))}
          <Button text="Add it" preventDoubleClick />
        </form>
      ) : (
        <p>There is room for {MOST_PHOTOS}. To add another, remove one first.</p>
      )}
    </>
  )
}

function OnePhoto({ service, photo, last }: { service: string; photo: Photo; last: number }) {
  const { id, position, alternative, rights, people } = photo
  const address = photoAddress(service, id)
  const named = `photograph ${position}`
  return (
    <li>
      <img src={photoAddress(service, id, 'small')} alt={alternative} loading="lazy" />
      <div>
        <p>{alternative}</p>
        <p class="app-muted">
          {rights}. {people === 'nobody' ? 'Nobody can be recognised.' : 'Everybody in it agreed.'}
        </p>
        <div class="app-photo-list__acts">
          {position > 1 && <Move to={position - 1} text="Earlier" address={address} named={named} />}
          {position < last && <Move to={position + 1} text="Later" address={address} named={named} />}
          <form method="post" action={`${address}/removal`}>
            <LinkButton text={<Named text="Remove" named={named} />} />
          </form>
        </div>
      </div>
    </li>
  )
}

type MoveProps = { to: number; text: string; address: string; named: string }

function Move({ to, text, address, named }: MoveProps) {
  return (
    <form method="post" action={`${address}/position`}>
      <input type="hidden" name="to" value={to} />
      <LinkButton text={<Named text={text} named={named} />} />
    </form>
  )
}

/** A short word to look at, and the whole of it to hear. */
function Named({ text, named }: { text: string; named: string }) {
  return (
    <>
      {text}
      <span class="nhsuk-u-visually-hidden"> {named}</span>
    </>
  )
}
