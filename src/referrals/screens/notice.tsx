import { NotificationBanner } from '../../ui/index.ts'

/** What a page says of what was just done; under a heading of its own where that was not done. */
export type Notice = string | { title: string; says: string }

/** On a page that somebody else had changed before it was sent, where nothing was written that could be lost. */
export const changed: Notice = {
  title: 'Changed meanwhile',
  says: 'Something has changed since you opened this page. This is how it stands now.',
}

/** Above a page, once. */
export function NoticeBanner({ notice }: { notice: Notice | null }) {
  if (!notice) return null
  const { title, says } = typeof notice === 'string' ? { title: 'Done', says: notice } : notice
  return (
    <NotificationBanner title={title}>
      <p>{says}</p>
    </NotificationBanner>
  )
}
