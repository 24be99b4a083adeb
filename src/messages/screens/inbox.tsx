import { EmptyState, PageHeading, Pagination, Timeline } from '../../ui/index.ts'
import { spokenMoment } from '../../words/index.ts'
import type { Message, Page } from '../store.ts'
import { Words } from './words.tsx'

/** What Trellis told the worker who is signed in, newest first. */
export function Inbox({ found, page, now }: { found: Page<Message>; page: number; now: Date }) {
  const newer = page > 1 ? { href: `/messages?page=${page - 1}`, label: 'Newer messages' } : undefined
  const older = found.older ? { href: `/messages?page=${page + 1}`, label: 'Older messages' } : undefined
  return (
    <>
      <PageHeading
        heading="Messages"
        below="What Trellis told you, newest first. You had each of them by email too."
      />
      {found.messages.length === 0 ? (
        <EmptyState heading="No messages">When something needs you to know, it will be here.</EmptyState>
      ) : (
        <section aria-labelledby="newest">
          <h2 id="newest" class="nhsuk-u-visually-hidden">
            Newest first
          </h2>
          <Timeline
            items={found.messages.map((message) => ({
              when: spokenMoment(message.sent_at ?? message.made_at, now),
              title: message.subject,
              children: <Words text={message.body} />,
            }))}
          />
        </section>
      )}
      {(newer || older) && <Pagination previous={newer} next={older} label="More messages" />}
    </>
  )
}
