import { Button, EmptyState, Input, PageHeading, Pagination, Table } from '../../ui/index.ts'
import { formatPhone, spokenMoment } from '../../words/index.ts'
import type { Listed, Page } from '../store.ts'
import { audienceWords, Outcome } from './outcome.tsx'

type Props = { found: Page<Listed>; address: string; page: number; now: Date }

/** Every message of the demonstration, newest first: nothing here ever left this computer. */
export function Mailbox({ found, address, page, now }: Props) {
  return (
    <>
      <PageHeading
        heading="Mailbox"
        below="Every email and text that this demonstration would have sent. Nothing leaves it."
      />
      <form method="get" action="/demo/mailbox" class="app-mailbox__filter">
        <Input
          name="address"
          type="search"
          label="Show messages to one address or phone number"
          value={address}
          width={30}
        />
        <Button variant="secondary" small>
          Show
        </Button>
        {address && <a href="/demo/mailbox">Show all messages</a>}
      </form>
      {found.messages.length === 0 ? (
        <EmptyState heading={address ? 'No messages to this address' : 'No messages yet'}>
          {address
            ? 'Check how it is written, or show all messages.'
            : 'Send a referral, and the first ones will be here.'}
        </EmptyState>
      ) : (
        <Table
          caption={{ text: 'Messages, newest first', hidden: true }}
          head={['To', 'Message', 'Made', 'What became of it']}
          rows={found.messages.map((message) => rowOf(message, now))}
          responsive
          compact
        />
      )}
      <Ways {...{ found, address, page }} />
    </>
  )
}

const rowOf = (message: Listed, now: Date) => [
  {
    text: (
      <>
        <a href={listAt(message.address, 1)}>{readable(message.address)}</a>
        <br />
        <span class="app-muted">{audienceWords(message.audience)}</span>
      </>
    ),
  },
  {
    text: (
      <>
        <a href={`/demo/mailbox/${message.id}`}>
          <strong>{message.subject}</strong>
        </a>
        <br />
        <span class="app-muted">{message.channel === 'text' ? 'Text' : 'Email'}</span>
      </>
    ),
  },
  { text: spokenMoment(message.made_at, now), classes: 'app-mailbox__when' },
  { text: <Outcome message={message} now={now} /> },
]

function Ways({ found, address, page }: Omit<Props, 'now'>) {
  const newer = page > 1 ? { href: listAt(address, page - 1), label: 'Newer messages' } : undefined
  const older = found.older ? { href: listAt(address, page + 1), label: 'Older messages' } : undefined
  return newer || older ? <Pagination previous={newer} next={older} label="More messages" /> : <></>
}

/** An address as people write it: '07700 900123' for a phone. */
export const readable = (address: string): string => formatPhone(address)

/** Where the mailbox shows one address's messages, or everybody's. */
export function listAt(address: string, page: number): string {
  const asked = new URLSearchParams()
  if (address) asked.set('address', address)
  if (page > 1) asked.set('page', String(page))
  return asked.size > 0 ? `/demo/mailbox?${asked}` : '/demo/mailbox'
}
