import { en } from '../../words/index.ts'
import { type Photo, photoAddress } from '../photos/photo.ts'

const { going } = en

/** What it looks like: the photographs of a service, each said in words to whoever cannot see it. */
export function PhotoStrip({ service, photos }: { service: string; photos: readonly Photo[] }) {
  if (photos.length === 0) return <></>
  return (
    <section>
      <h2>{going.looksLike}</h2>
      <ul class="app-photo-strip">
        {photos.map(({ id, alternative, rights, width, height }) => (
          <li>
            <figure>
              <img
                src={photoAddress(service, id)}
                srcset={`${photoAddress(service, id, 'small')} 640w, ${photoAddress(service, id)} 1600w`}
                sizes="(min-width: 62em) 560px, 92vw"
                alt={alternative}
                width={width}
                height={height}
                loading="lazy"
                decoding="async"
              />
              <figcaption>{rights}</figcaption>
            </figure>
          </li>
        ))}
      </ul>
    </section>
  )
}
