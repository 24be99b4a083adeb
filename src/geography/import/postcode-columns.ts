/** Where in a row of a postcode file each thing stands. */
export type PostcodeColumns = {
  postcode: number
  latitude: number
  longitude: number
  smallArea: number | undefined
  authority: number | undefined
  terminatedIn: number | undefined
}

// The names that editions of the ONS Postcode Directory and of its lookups have used, the best first.
const postcodes = ['pcds', 'pcd8', 'pcd7', 'pcd', 'pcd2', 'postcode']
const latitudes = ['lat', 'latitude']
const longitudes = ['long', 'longitude', 'lon', 'lng']
const terminations = ['doterm', 'terminated']

/** Finds the columns by the head of the file, or says in a sentence what is missing. */
export function columnsOf(head: readonly string[]): PostcodeColumns | { missing: string } {
  const names = head.map((name) => name.toLowerCase().replace(/[^a-z0-9]/g, ''))
  const first = (wanted: readonly string[]): number | undefined => {
    const found = wanted.map((name) => names.indexOf(name)).find((at) => at >= 0)
    return found
  }
  const [postcode, latitude, longitude] = [first(postcodes), first(latitudes), first(longitudes)]
  if (postcode === undefined) return { missing: missing(head, 'the postcode', postcodes) }
  if (latitude === undefined) return { missing: missing(head, 'the latitude', latitudes) }
  if (longitude === undefined) return { missing: missing(head, 'the longitude', longitudes) }
  return {
    ...{ postcode, latitude, longitude },
    // The areas of 2011 have other codes: they are left out rather than mixed with those of 2021.
    smallArea: first(['lsoa21', 'lsoa21cd']),
    authority: first(['oslaua', 'laua', 'ladcd']) ?? newest(names, /^(?:lad|laua|oslaua)(\d\d)(?:cd)?$/),
    terminatedIn: first(terminations),
  }
}

/** Of columns that name a year, as lad23cd and lad25cd do, the latest. */
function newest(names: readonly string[], pattern: RegExp): number | undefined {
  const years = names.flatMap((name, at) => {
    const year = pattern.exec(name)?.[1]
    return year === undefined ? [] : [{ at, year: Number(year) }]
  })
  return years.sort((one, other) => other.year - one.year)[0]?.at
}

function missing(head: readonly string[], what: string, names: readonly string[]): string {
  const some = head.slice(0, 8).map((name) => `"${name.slice(0, 30)}"`)
  const rest = head.length > 8 ? ` and ${head.length - 8} more` : ''
  return `no column for ${what} (${names.join(', ')}); its first row is ${some.join(', ')}${rest}`
}
