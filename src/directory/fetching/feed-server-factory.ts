import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A source of feeds on this machine, for tests: what it was asked is kept. */
export type FeedServer = {
  url: (path: string) => URL
  asked: { path: string; headers: IncomingMessage['headers'] }[]
  robotsAsked: () => number
  close: () => Promise<void>
}

export type Answering = (url: URL, response: ServerResponse, request: IncomingMessage) => unknown

/**
 * Serves on 127.0.0.1. What `answer` returns and is no promise is sent as JSON; a number as that status. It has the
 * robots.txt it is given, else none; asking for one is kept apart in `robotsAsked`.
 */
export async function feedServer(answer: Answering, robots: string | number = 404): Promise<FeedServer> {
  const asked: FeedServer['asked'] = []
  let robotsAsked = 0
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://feed.invalid')
    if (url.pathname === '/robots.txt') {
      robotsAsked++
      return typeof robots === 'number' ? response.writeHead(robots).end() : response.end(robots)
    }
    asked.push({ path: `${url.pathname}${url.search}`, headers: request.headers })
    const given = answer(url, response, request)
    if (given === undefined || given instanceof Promise) return
    if (typeof given === 'number') response.writeHead(given).end()
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(given))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    url: (path) => new URL(path, `http://127.0.0.1:${port}`),
    asked,
    robotsAsked: () => robotsAsked,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}

/** A page of Open Referral UK 3.0 out of a list of services. */
export function pageOf(services: readonly unknown[], page: number, size: number, claimed?: number) {
  const pages = claimed ?? Math.ceil(services.length / size)
  const contents = services.slice((page - 1) * size, page * size)
  return {
    ...{ total_items: services.length, total_pages: pages, page_number: page, size: contents.length },
    ...{ first_page: page === 1, last_page: page === pages, empty: contents.length === 0, contents },
  }
}

/** Whole services, as many as these. */
export const servicesNumbered = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `s${at}`, name: `Service ${at}`, contacts: [] }))
