/** What was read before, by the id of something that is frozen and so never read otherwise. */
export type Remembered<Thing> = {
  recall: (id: string) => Thing | undefined
  keep: (id: string, thing: Thing, weight: number) => Thing
}

/** Remembers things as long as together they weigh no more than this; what was not asked for longest goes first. */
export function rememberUpTo<Thing>(most: number): Remembered<Thing> {
  const things = new Map<string, { thing: Thing; weight: number }>()
  let all = 0
  const forget = (id: string) => {
    all -= things.get(id)?.weight ?? 0
    things.delete(id)
  }
  return {
    recall: (id) => {
      const found = things.get(id)
      if (!found) return undefined
      things.delete(id)
      things.set(id, found)
      return found.thing
    },
    keep: (id, thing, weight) => {
      forget(id)
      things.set(id, { thing, weight })
      all += weight
      for (const oldest of things.keys()) {
        if (all <= most || oldest === id) break
        forget(oldest)
      }
      return thing
    },
  }
}
