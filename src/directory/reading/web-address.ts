/**
 * A web address as it can be linked to: https:// put in front of a bare host, a relative one resolved against
 * `base`. Null for anything else: scripts, data, addresses with a password, hosts without a dot.
 */
export function webAddress(text: string, base: string | null): string | null {
  // A browser ignores white space and controls inside an address, so "java\nscript:" is one.
  const typed = text.replace(/[\s\p{Cc}]/gu, '')
  if (typed === '' || typed.length > 2_000) return null
  if (/^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]|$)/i.test(typed))
    return known(`https://${typed}`, undefined)
  if (/^https?:\/\//i.test(typed)) return known(typed, undefined)
  if (/^[a-z][a-z0-9+.-]*:/i.test(typed) || typed.startsWith('//') || typed.startsWith('#')) return null
  return base === null ? null : known(typed, base)
}

function known(address: string, base: string | undefined): string | null {
  const url = URL.parse(address, base)
  if (!url || !/^https?:$/.test(url.protocol)) return null
  if (url.username || url.password || !url.hostname.includes('.')) return null
  return url.href
}
