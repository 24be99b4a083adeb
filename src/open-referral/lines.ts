import type { Form } from '../directory/index.ts'
import type { Giver, ListEndpoint } from './endpoints.ts'
import type { Asked } from './parameters.ts'

// As many as are made ready at a time: whoever reads slowly holds no more than this, and no connection.
const AT_A_TIME = 200

/** A whole list, one thing to a line, made as it is read. */
export function linesOf(giver: Giver, list: ListEndpoint, asked: Asked, form: Form): ReadableStream {
  const utf8 = new TextEncoder()
  let offset = 0
  let after: string | undefined
  return new ReadableStream({
    async pull(controller) {
      const stretch =
        after === undefined ? { limit: AT_A_TIME, offset } : { limit: AT_A_TIME, offset: 0, after }
      const { contents, last } = await list.give(giver, asked, stretch, form)
      offset += contents.length
      after = last
      if (contents.length > 0)
        controller.enqueue(utf8.encode(contents.map((one) => `${JSON.stringify(one)}\n`).join('')))
      if (contents.length < AT_A_TIME) controller.close()
    },
  })
}
