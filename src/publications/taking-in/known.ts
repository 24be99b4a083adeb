import type { Acting } from '../../database/index.ts'
import { plainCell } from '../../surveys/index.ts'

type Unknown = { reason: string }

/** What the place knows of schools and areas, asked row by row. */
export type Known = {
  schoolOf: (urn: string, name: string) => { organisation: string } | Unknown
  areaOf: (
    code: string,
    name: string,
  ) => { neighbourhood: string | null; deprivation: number | null } | Unknown
  /** Schools that stood under another name than ours: our name, and those. */
  otherNames: () => { school: string; names: string[] }[]
  /** How many pupils live in a small area that is not ours. */
  elsewhere: () => number
}

const letters = (name: string): string => plainCell(name.normalize('NFKD')).replace(/[^a-z0-9 ]/g, '')

/** Reads the schools, small areas and neighbourhoods of a place. */
export async function whatIsKnown({ tx }: Acting, place: string): Promise<Known> {
  const schools = await tx
    .selectFrom('organisation')
    .where('place_id', '=', place)
    .where('kind', 'in', ['school', 'college'])
    .select(['id', 'name', 'urn'])
    .execute()
  const areas = await tx
    .selectFrom('small_area')
    .where('place_id', '=', place)
    .select(['code', 'neighbourhood_id as neighbourhood', 'deprivation'])
    .execute()
  const neighbourhoods = await tx
    .selectFrom('neighbourhood')
    .where('place_id', '=', place)
    .select(['id', 'name'])
    .execute()
  return { ...knownSchools(schools), ...knownAreas(areas, neighbourhoods) }
}

function knownSchools(schools: readonly { id: string; name: string; urn: string | null }[]) {
  const byUrn = new Map(schools.flatMap((school) => (school.urn ? [[school.urn, school] as const] : [])))
  const byName = new Map(schools.map((school) => [letters(school.name), school] as const))
  const others = new Map<string, { school: string; names: Set<string> }>()
  const schoolOf: Known['schoolOf'] = (urn, name) => {
    const typed = urn.trim().replace(/\.0$/, '')
    const named = byName.get(letters(name)) ?? byUrn.get(name.trim())
    if (typed === '') {
      if (named) return { organisation: named.id }
      return { reason: name.trim() === '' ? 'no school is said' : 'the school’s name is none that we know' }
    }
    const found = byUrn.get(typed)
    if (!found) return { reason: 'the school’s URN is none that we know' }
    if (named && named !== found) return { reason: 'the school’s URN and name are two schools’' }
    if (!named && name.trim() !== '') {
      const known = others.get(found.id) ?? { school: found.name, names: new Set() }
      if (known.names.size < 20) known.names.add(name.trim().slice(0, 200))
      others.set(found.id, known)
    }
    return { organisation: found.id }
  }
  const otherNames = () => [...others.values()].map(({ school, names }) => ({ school, names: [...names] }))
  return { schoolOf, otherNames }
}

type Area = { code: string; neighbourhood: string; deprivation: number | null }

function knownAreas(areas: readonly Area[], neighbourhoods: readonly { id: string; name: string }[]) {
  const byCode = new Map(areas.map((area) => [area.code, area] as const))
  const byName = new Map(neighbourhoods.map(({ id, name }) => [letters(name), id] as const))
  let outside = 0
  const areaOf: Known['areaOf'] = (code, name) => {
    const typed = code.trim().toUpperCase()
    const area = byCode.get(typed)
    if (area) return area
    if (typed !== '' && !/^[A-Z]\d{8}$/.test(typed)) return { reason: 'the small area is no code of one' }
    if (letters(name) !== '') {
      const neighbourhood = byName.get(letters(name))
      return neighbourhood
        ? { neighbourhood, deprivation: null }
        : { reason: 'the neighbourhood is none that we know' }
    }
    if (typed !== '') outside++
    return { neighbourhood: null, deprivation: null }
  }
  return { areaOf, elsewhere: () => outside }
}
