/** Things that were found out a moment ago, by name. */
export type Memory<Thing> = {
  recall: (name: string, now: Date) => Thing | null
  keep: (name: string, thing: Thing, now: Date) => Thing
}

/** A memory that holds each thing so long, and no more than so many: the oldest goes first. */
export function rememberFor<Thing>(milliseconds: number, most: number): Memory<Thing> {
  const things = new Map<string, { thing: Thing; until: number }>()
  return {
    recall: (name, now) => {
      const kept = things.get(name)
      if (!kept) return null
      if (now.getTime() < kept.until) return kept.thing
      things.delete(name)
      return null
    },
    keep: (name, thing, now) => {
      const [oldest] = things.keys()
      if (things.size >= most && oldest !== undefined) things.delete(oldest)
      things.set(name, { thing, until: now.getTime() + milliseconds })
      return thing
    },
  }
}
