import { skeleton } from '../src/drafting/beginning.ts'
import { askApproval, beginDraft } from '../src/drafting/store.ts'
import { measureLibrary } from '../src/measures/index.ts'
import { digestOf, proposeVersion } from '../src/versions/index.ts'
import { addDays } from '../src/words/index.ts'
import { invented } from './saltmere.ts'
import { asWorker, type Town } from './telling/town.ts'
import { momentAgo } from './telling/when.ts'

const key = 'mending-bicycles'

/** What Colm Arkwright answered when he began. */
const answers = {
  ...{ public_name: 'Mending bicycles', run_by: 'Saltmere Bike Shed', from_age: '11', to_age: '16' },
  about: 'A mechanic and a youth worker mend old bicycles with young people, who keep the one they mended.',
  public_about: 'You mend an old bicycle with others, and it is yours in the end.',
  ...{ tiers: ['targeted'], circumstances: ['isolated'], ways_in: ['school', 'youth-club', 'young-person'] },
  ...{
    delivery: 'group',
    where: 'community-venue',
    weeks: '8',
    places: '6',
    waiting_list: 'yes',
    measure: 'ons4',
  },
}

const shaped = `shaped_with:
  - kind: invented
    who: Seven young people of the youth club by the quay
    when: September 2026
    changed: They keep the bicycle they mended
`

/** A programme that one commissioner wrote, and that waits for the other to publish it. */
export async function tellOfADraft(town: Town): Promise<void> {
  const begun = skeleton(answers, { key, measures: measureLibrary() })
  const text = begun.replace('shaped_with: []\n', shaped)
  const [draft, at] = [invented('draft of bicycles'), momentAgo(town, 2, '15:10')]
  await asWorker(town, 'Colm Arkwright', at, async (acting) => {
    const digest = digestOf(text)
    await beginDraft(acting, { id: draft, text, begunFrom: null })
    await proposeVersion(acting, 'programme', { key, version: 1, digest, text })
    await askApproval(acting, draft, {
      ...{ id: invented('proposal of bicycles'), revision: 1, key, version: 1, digest, approver: null },
      note: 'Our first with tools. The youth club asked for it.',
      answerBy: addDays(town.today, 9),
    })
  })
}
