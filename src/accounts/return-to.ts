const LONGEST = 2000
/** Where a worker begins. */
const START = '/today'

/**
 * A path of our own to go to after signing in: the one asked for when it is local and not itself part of
 * signing in or out, else Today. Anything that a browser could read as another host is not local.
 */
export function localPath(asked: string | undefined): string {
  if (!asked?.startsWith('/') || asked.length > LONGEST) return START
  // Browsers read a backslash as a slash, and drop tabs and line ends before reading.
  if (/^\/[/\\]|[\\\p{Cc}]/u.test(asked)) return START
  const url = new URL(asked, 'http://here.invalid')
  // Dots may fold away until the path itself begins with two slashes.
  if (
    url.host !== 'here.invalid' ||
    url.pathname.startsWith('//') ||
    /^\/(sign-in|sign-out|signed-out)(\/|$)/.test(url.pathname)
  )
    return START
  return url.pathname + url.search + url.hash
}
