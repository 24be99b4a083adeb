import sharp from 'sharp'
import { Drawing, type DrawingName } from '../screens/drawings.tsx'

const drawn = new Map<DrawingName, Buffer>()

/** One of our drawings as a picture of 1200 by 630, for sites that show no SVG when a page is shared. Drawn once. */
export async function drawnPicture(name: DrawingName): Promise<Buffer> {
  const kept = drawn.get(name)
  if (kept) return kept
  const picture = await sharp(Buffer.from(`${<Sheet name={name} />}`))
    .png({ palette: true })
    .toBuffer()
  drawn.set(name, picture)
  return picture
}

function Sheet({ name }: { name: DrawingName }) {
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630">
      <rect width="1200" height="630" fill="#fbf7f0" />
      <g transform="translate(360 75)">
        <Drawing name={name} size={480} />
      </g>
    </svg>
  )
}
