import sharp from 'sharp'
import { develop } from '../../src/directory/photos/developing.ts'
import { addPhoto } from '../../src/directory/photos/photo-store.ts'
import { addDays, startOfDay } from '../../src/words/index.ts'
import { invented } from '../saltmere.ts'
import { asWorker, type Town } from '../telling/town.ts'
import { brickTable, comicTable, hall, kitchen, openDoor } from './scenes.ts'

/** A picture on a page: drawn by us, told as somebody who cannot see would want it told. */
type Told = { service: string; scene: string; alternative: string }

const told: readonly Told[] = [
  {
    service: 'Bag & Pad',
    scene: openDoor,
    alternative:
      'A drawing of a blue door, propped open with a brick. Warm light comes out. There is no step, and the wall beside it says The Tin Hall in big letters.',
  },
  {
    service: 'Bag & Pad',
    scene: hall,
    alternative:
      'A drawing of a big room. Three punch bags hang in a row. Along the wall is a long bench where you can sit and watch, with a coat and a mug on it. The door is in sight from everywhere.',
  },
  {
    service: 'Panel Club',
    scene: comicTable,
    alternative:
      'A drawing of a table by a window. On it are two sheets with empty comic panels, a pot of pens and a lamp. There are four chairs, and nobody sits close together.',
  },
  {
    service: 'Brick Lab',
    scene: brickTable,
    alternative:
      'A drawing of a big low table full of building bricks in five colours, with a half-built tower in the middle. Ear defenders hang on hooks behind it.',
  },
  {
    service: 'Stir',
    scene: kitchen,
    alternative:
      'A drawing of a kitchen with two pans on the stove and steam coming out. Aprons hang on the wall, and the table is laid for six.',
  },
]

// Judith Farrow curates the directory; she hung them a week ago.
const curator = 'Judith Farrow'

/** Hangs the pictures on the pages of the directory. */
export async function hangPictures(town: Town): Promise<void> {
  const at = startOfDay(addDays(town.today, -7))
  for (const { service, scene, alternative } of told) {
    const outcome = await develop(await sharp(Buffer.from(scene)).png().toBuffer())
    if (!outcome.ok) throw new Error(`the picture for ${service} cannot be hung: ${outcome.because}`)
    await asWorker(town, curator, at, (acting) =>
      addPhoto(acting, invented(`service ${service}`), {
        ...{
          id: invented(`picture ${alternative}`),
          alternative,
          people: 'nobody',
          picture: outcome.picture,
        },
        rights: 'Drawn for this demo',
      }),
    )
  }
}
