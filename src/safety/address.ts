const pages: readonly [RegExp, string][] = [
  [/^\/supports\/([0-9a-f-]{36})/, 'support'],
  [/^\/young-people\/([0-9a-f-]{36})/, 'person'],
  [/^\/(?:referrals|prescriptions|asked)\/([0-9a-f-]{36})/, 'referral'],
  [/^\/enrolments\/([0-9a-f-]{36})/, 'enrolment'],
  [/^\/sessions\/([0-9a-f-]{36})/, 'session'],
]

/** Where a safeguarding concern is raised from a page: about whoever that page is about. */
export function concernAddress(path: string): string {
  for (const [page, kind] of pages) {
    const [, id] = page.exec(path) ?? []
    if (id) return `/concerns/new?${kind}=${id}`
  }
  return '/concerns/new'
}
