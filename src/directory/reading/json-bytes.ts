import { Refusal } from '../../database/index.ts'

/** How a document is spoken of: `The file` (…is not JSON). */
export type Named = { name: string }

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** These bytes as the JSON value they are. Throws a Refusal when they are none. */
export function decoded(bytes: Uint8Array, { name }: Named): unknown {
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch (error) {
    throw new Refusal(`${name} is not text in UTF-8, so it cannot be JSON.`, 1, error)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 160) : 'it cannot be read'
    throw new Refusal(`${name} is not JSON: ${reason}.`, 1, error)
  }
}
