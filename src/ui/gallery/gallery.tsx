import { Hono } from 'hono'
import type { Assets } from '../assets.ts'
import type { Content } from '../options.ts'
import { htmlDocument, Page, type PageProps } from '../page/page.tsx'
import { ButtonsPage, ErrorsPage, FieldsPage } from './forms-page.tsx'
import { ChartsPage, RecordPage } from './record-page.tsx'
import { ClearPage, SectionsPage, TodayPage } from './today-page.tsx'
import { ListsPage, LongTablePage, NotesPage } from './words-page.tsx'
import { PicturesPage, PublicHero, QuestionPage, RightToLeftPage, YoungPage } from './young-page.tsx'

type GalleryPage = {
  title: string
  body: () => Content
  /** The page brings its own h1. */
  headed?: boolean
  page?: Partial<PageProps>
}

/** Every page of the gallery by its last part of the address. */
export const galleryPages: Record<string, GalleryPage> = {
  buttons: { title: 'Buttons', body: ButtonsPage },
  fields: { title: 'Form elements', body: FieldsPage, page: { width: 'reading' } },
  errors: {
    title: 'Form elements with errors',
    body: ErrorsPage,
    page: { width: 'reading', hasErrors: true },
  },
  notes: { title: 'Notes, tags and ways', body: NotesPage },
  lists: { title: 'Lists and tables', body: ListsPage },
  'long-table': { title: '1,000 rows', body: LongTablePage },
  today: { title: 'Today', body: TodayPage, headed: true },
  clear: { title: 'Today, clear', body: ClearPage, headed: true },
  sections: { title: 'A form in sections', body: SectionsPage, headed: true },
  record: { title: 'A record', body: RecordPage, headed: true },
  charts: { title: 'Charts', body: ChartsPage, headed: true },
  pictures: { title: 'Pictures', body: PicturesPage },
  young: { title: 'A young person’s page', body: YoungPage, headed: true, page: { skin: 'young' } },
  question: {
    title: 'A question',
    body: QuestionPage,
    headed: true,
    page: { skin: 'young', width: 'reading' },
  },
  public: {
    title: 'A public page',
    body: PicturesPage,
    headed: true,
    page: { skin: 'public', hero: PublicHero() },
  },
  rtl: {
    title: 'From right to left',
    body: RightToLeftPage,
    headed: true,
    page: { lang: 'ar', dir: 'rtl', skin: 'young' },
  },
}

const youngHeader = {
  navigation: [
    { text: 'Find something to do', href: '#' },
    { text: 'My page', href: '#', current: true },
  ],
  hide: { text: 'Hide this', href: '#' },
}

const urgent = {
  lead: 'Need someone now?',
  text: 'Free, any time.',
  links: [
    { text: 'Childline 0800 1111', href: 'tel:08001111' },
    { text: 'In danger: 999', href: 'tel:999' },
  ],
}

function staffHeader(base: string) {
  return {
    navigation: [
      { text: 'Today', href: `${base}/today`, current: true },
      { text: 'Young people', href: `${base}/record` },
      { text: 'Referrals', href: `${base}/lists` },
      { text: 'Services', href: `${base}/public` },
    ],
    search: { text: 'Find a young person', href: '#' },
    account: {
      name: 'Maryam Siddiqui',
      items: [
        { text: 'My account', href: '#' },
        { text: 'Sign out', action: '#' },
      ],
    },
  }
}

/** One page of the gallery as a whole document. */
export function galleryDocument(name: string, assets: Assets, base = '/kit'): string | undefined {
  const entry = Object.hasOwn(galleryPages, name) ? galleryPages[name] : undefined
  if (!entry) return undefined
  const staff = (entry.page?.skin ?? 'staff') === 'staff'
  return htmlDocument(
    <Page
      title={entry.title}
      skin="staff"
      assets={assets}
      banner="Demo: invented people"
      header={staff ? staffHeader(base) : youngHeader}
      footer={staff ? { note: 'Trellis for Saltmere' } : { urgent }}
      before={staff ? <a href={base}>All components</a> : undefined}
      {...entry.page}
    >
      {!entry.headed && <h1>{entry.title}</h1>}
      {entry.body()}
    </Page>,
  )
}

function indexDocument(assets: Assets, base: string): string {
  return htmlDocument(
    <Page
      title="The kit"
      skin="staff"
      assets={assets}
      header={staffHeader(base)}
      banner="Demo: invented people"
    >
      <h1>The kit</h1>
      <p>Every component in every state. Everybody here is invented.</p>
      <ul>
        {Object.entries(galleryPages).map(([name, { title }]) => (
          <li>
            <a href={`${base}/${name}`}>{title}</a>
          </li>
        ))}
      </ul>
    </Page>,
  )
}

/** The gallery to mount at `base`, in development and in a demo only. */
export function gallery({ assets, base = '/kit' }: { assets: Assets; base?: string }) {
  return new Hono()
    .get('/', (c) => c.html(indexDocument(assets, base)))
    .get('/:page', (c) => {
      const document = galleryDocument(c.req.param('page'), assets, base)
      return document ? c.html(document) : c.notFound()
    })
}
