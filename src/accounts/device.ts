const browsers: readonly [RegExp, string][] = [
  [/\bEdgi?O?S?A?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const machines: readonly [RegExp, string][] = [
  [/\biPhone\b/, 'an iPhone'],
  [/\biPad\b/, 'an iPad'],
  [/\bAndroid\b.*\bMobile\b/, 'an Android phone'],
  [/\bAndroid\b/, 'an Android tablet'],
  [/\bCrOS\b/, 'a Chromebook'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac(?:intosh| OS X)\b/, 'a Mac'],
  [/\bLinux\b/, 'Linux'],
]

const first = (among: readonly [RegExp, string][], text: string): string | undefined =>
  among.find(([pattern]) => pattern.test(text))?.[1]

/** What somebody signs in with, as they would call it: 'Firefox on Windows'. Browsers say it of themselves, so it may be wrong. */
export function deviceOf(userAgent: string | undefined): string {
  const said = (userAgent ?? '').slice(0, 500)
  const [browser, machine] = [first(browsers, said), first(machines, said)]
  if (browser && machine) return `${browser} on ${machine}`
  return browser ?? (machine ? `A browser on ${machine}` : 'A browser we do not know')
}
