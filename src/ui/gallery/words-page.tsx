import { InsetText, Panel, WarningCallout } from '../components/callouts.tsx'
import { Details } from '../components/details.tsx'
import { Sheet } from '../components/hero.tsx'
import { BackLink, TabLinks } from '../components/links.tsx'
import { NotificationBanner } from '../components/notification-banner.tsx'
import { Pagination, pagesAround } from '../components/pagination.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Table } from '../components/table.tsx'
import { Tag, TierMark } from '../components/tag.tsx'
import { longText, longWord, Specimen } from './specimen.tsx'

/** Everything that tells something. */
export function NotesPage() {
  return (
    <>
      <Specimen name="NotificationBanner">
        <NotificationBanner variant="success" titleId="banner-done" text="Your referral is on its way." />
        <NotificationBanner heading="Somebody else answered first" titleId="banner-first">
          <p>Maryam took this referral at 10:42.</p>
        </NotificationBanner>
      </Specimen>
      <Specimen name="Panel">
        <Panel heading="Sent" headingLevel={2} text="Northside Link Workers answer by Tuesday 8 December." />
      </Specimen>
      <Specimen name="WarningCallout and InsetText">
        <WarningCallout
          heading="What keeps her safe there"
          text="Carries an inhaler. Her nan collects her."
        />
        <InsetText text="You’re responsible until they accept." />
      </Specimen>
      <Specimen name="Details">
        <Details summary="How this was worked out">
          <p>{longText}</p>
        </Details>
        <Details summary="Open from the start" open>
          <p>Only those with both ratings count.</p>
        </Details>
      </Specimen>
      <Specimen name="Tag and TierMark">
        <p>
          <Tag colour="pink">2 working days late</Tag> <Tag colour="yellow">This week</Tag>{' '}
          <Tag colour="green">Accepted</Tag> <Tag colour="blue">New</Tag>{' '}
          <Tag colour="purple">Their words</Tag> <Tag colour="white">Draft</Tag> <Tag>Ended</Tag>
        </p>
        <p>
          <TierMark tier="universal" word="Universal" /> <TierMark tier="targeted" word="Targeted" />{' '}
          <TierMark tier="early" word="Early intervention" />{' '}
          <TierMark tier="secondary" word="Secondary prevention" />{' '}
          <TierMark tier="treatment" word="Treatment" />
        </p>
      </Specimen>
      <WaysSpecimen />
    </>
  )
}

function WaysSpecimen() {
  return (
    <Specimen name="Ways: BackLink, TabLinks, Pagination">
      <p>
        <BackLink href="#" />
      </p>
      <TabLinks
        label="Kezia’s record"
        items={[
          { text: 'Record', href: '#', current: true },
          { text: 'Plan and goals', href: '#' },
          { text: 'Referrals', href: '#', count: 3 },
          { text: 'Letters and notes', href: '#' },
          { text: 'Circle and sharing', href: '#' },
          { text: 'Who looked', href: '#' },
        ]}
      />
      <Pagination
        previous={{ href: '#' }}
        next={{ href: '#' }}
        items={pagesAround(7, 20, (page) => `#${page}`)}
        label="Numbered"
      />
      <Pagination
        previous={{ href: '#', label: 'Sunday' }}
        next={{ href: '#', label: 'Tuesday' }}
        label="By day"
      />
    </Specimen>
  )
}

/** Facts and rows: normal, empty, with much text. */
export function ListsPage() {
  return (
    <>
      <Specimen name="SummaryList">
        <SummaryList
          rows={[
            {
              key: 'Name',
              value: 'Mikołaj Dąbrowski',
              actions: [{ href: '#', text: 'Change', visuallyHiddenText: 'name' }],
            },
            { key: 'Born', value: '27 March 2013' },
            {
              key: 'What matters',
              value: longText,
              actions: [
                { href: '#', text: 'Add', visuallyHiddenText: 'words' },
                { href: '#', text: 'Change', visuallyHiddenText: 'words' },
              ],
            },
          ]}
        />
      </Specimen>
      <Specimen name="Table that becomes cards on a phone">
        <Table
          caption={{ text: 'With you now', size: 'm' }}
          head={['Who', 'School', 'Next', { text: 'Contacts', format: 'numeric' }]}
          rows={[
            ['Kezia Mensah-Thornbury', 'Sallowfield High School', 'Walk in Priory Park, Wed 25 Nov', 11],
            [longWord, 'Eastbrook Academy', { text: <Tag colour="pink">3 working days late</Tag> }, 4],
            ['Leo Castellanos', 'Quarry Hill Primary School', '', 0],
          ]}
          firstCellIsHeader
          responsive
        />
      </Specimen>
      <Specimen name="Table in a Sheet, nothing in it">
        <Sheet label="Nothing yet">
          <Table caption={{ text: 'Sent by you', hidden: true }} head={['Who', 'Sent']} rows={[]} compact />
        </Sheet>
      </Specimen>
    </>
  )
}

/** A thousand rows, to see that a long list stays quick and level. */
export function LongTablePage() {
  const rows = Array.from({ length: 1000 }, (_, index) => [
    `Invented person ${index + 1}`,
    `${(index % 20) + 5}`,
    'Sallowfield High School',
    { text: String((index * 7) % 31), format: 'numeric' as const },
  ])
  return (
    <Table
      caption={{ text: '1,000 invented people', size: 'm' }}
      head={['Who', 'Age', 'Where', { text: 'Contacts', format: 'numeric' }]}
      rows={rows}
      firstCellIsHeader
      responsive
      compact
    />
  )
}
