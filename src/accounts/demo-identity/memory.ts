import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'
import { type Clock, systemClock } from '../../words/index.ts'

type Kept = { payload: AdapterPayload; until: number }

/**
 * Where the invented identity provider keeps what it must remember for some minutes: this process, and nowhere
 * else. What has run out is dropped as new things come in.
 */
export function memory(clock: Clock = systemClock): AdapterFactory {
  const kept = new Map<string, Kept>()
  const now = (): number => clock().getTime()
  const find = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key)
    return found && found.until > now() ? found.payload : undefined
  }
  const where = (model: string, matches: (payload: AdapterPayload) => boolean) =>
    [...kept].filter(([key, { payload }]) => key.startsWith(`${model}:`) && matches(payload))
  return (model): Adapter => ({
    async upsert(id, payload, seconds = 3600) {
      for (const [key, { until }] of kept) if (until <= now()) kept.delete(key)
      kept.set(`${model}:${id}`, { payload, until: now() + seconds * 1000 })
    },
    find: async (id) => find(`${model}:${id}`),
    findByUid: async (uid) => where(model, (payload) => payload.uid === uid)[0]?.[1].payload,
    findByUserCode: async (code) => where(model, (payload) => payload.userCode === code)[0]?.[1].payload,
    async consume(id) {
      const payload = find(`${model}:${id}`)
      if (payload) payload.consumed = Math.floor(now() / 1000)
    },
    async destroy(id) {
      kept.delete(`${model}:${id}`)
    },
    async revokeByGrantId(grantId) {
      for (const [key] of where(model, (payload) => payload.grantId === grantId)) kept.delete(key)
    },
  })
}
