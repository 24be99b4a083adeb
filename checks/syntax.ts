import { parseSync } from 'vite'
import type { Source } from './sources.ts'

/** A node of a program's syntax tree, as much of it as the checks need. */
export type Node = { type: string; start: number; end: number; [field: string]: unknown }

/** The syntax tree of a source. Throws when it cannot be read. */
export function parse({ path, text }: Source): Node {
  const parsed = parseSync(path, text)
  if (parsed.errors.length > 0) throw new Error(`${path} cannot be read: ${parsed.errors[0]?.message}`)
  return parsed.program as unknown as Node
}

/** Every node of a tree, parents first. */
export function* nodes(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const part of value) yield* nodes(part)
  else if (isNode(value)) {
    yield value
    for (const [field, part] of Object.entries(value)) if (field !== 'parent') yield* nodes(part)
  }
}

/** Whether something found in a tree is a node. */
export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** The line, from 1, on which a place in a text lies. */
export const lineAt = (text: string, place: number): number => text.slice(0, place).split('\n').length
