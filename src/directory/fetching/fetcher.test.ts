import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { type Answering, type FeedServer, feedServer } from './feed-server-factory.ts'
import { Fetcher, type FetcherSettings } from './fetcher.ts'
import { problemWith } from './problem.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

async function serve(answer: Answering): Promise<FeedServer> {
  const server = await feedServer(answer)
  open.push(server)
  return server
}

const MB = 1024 * 1024
function fetcher(settings: Partial<FetcherSettings> = {}): Fetcher {
  const one = new Fetcher({
    reach: { private: true },
    contact: 'https://directory.example.org',
    ...settings,
    limits: { headers: 400, idle: 300, total: 1_500, bytes: 4 * MB, ...settings.limits },
    patience: { pause: 0, first: 1, most: 1_500, tries: 3, ...settings.patience },
  })
  open.push(one)
  return one
}

async function textOf(from: Fetcher, url: URL): Promise<string> {
  const { document } = await from.fetch(url, 'page')
  const parts: Uint8Array[] = []
  for await (const part of document?.open() ?? []) parts.push(part)
  return Buffer.concat(parts).toString()
}

const gzipBomb = gzipSync(Buffer.alloc(64 * MB, ' '), { level: 1 })
const brotliBomb = brotliCompressSync(Buffer.alloc(64 * MB, ' '), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
})
const list = JSON.stringify([{ id: 'a', name: 'Ä' }])

describe('a feed on the web', () => {
  it('is asked for under our own name, as JSON, with whom to ask about it', async () => {
    const { url, asked } = await serve(() => [1])
    expect(await textOf(fetcher(), url('/feed'))).toBe('[1]')
    expect(asked[0]?.headers).toMatchObject({
      'user-agent': expect.stringMatching(/^Trellis\/.*https:\/\/directory\.example\.org/),
      accept: 'application/json',
    })
    expect(asked[0]?.headers).not.toHaveProperty('cookie')
  })

  it.each([
    ['gzip', gzipSync(list)],
    ['br', brotliCompressSync(list)],
    ['identity', Buffer.from(list)],
  ])('may be packed: %s', async (encoding, body) => {
    const { url } = await serve(
      (_, response) => void response.setHeader('content-encoding', encoding).end(body),
    )
    expect(await textOf(fetcher(), url('/'))).toBe(list)
  })

  it('may say it is a web page while it is JSON', async () => {
    const { url } = await serve(
      (_, response) => void response.setHeader('content-type', 'text/html').end(list),
    )
    expect(await textOf(fetcher(), url('/'))).toBe(list)
  })

  it('is asked only whether it has changed', async () => {
    const { url, asked } = await serve((_, response, { headers }) => {
      if (headers['if-none-match'] === '"v1"') return 304
      response.setHeader('etag', '"v1"').setHeader('last-modified', 'Mon, 02 Nov 2026 10:00:00 GMT')
      return [1]
    })
    const from = fetcher()
    const { etag, lastModified } = await from.fetch(url('/'), 'page')
    expect(await from.fetch(url('/'), 'page', { etag, lastModified })).toMatchObject({ document: null })
    expect(asked[1]?.headers).toMatchObject({ 'if-none-match': '"v1"', 'if-modified-since': lastModified })
  })

  it('follows it where it leads, five times and no more', async () => {
    const { url, asked } = await serve((at, response) => {
      const left = Number(at.searchParams.get('left'))
      if (left === 0) return [1]
      return void response.writeHead(302, { location: `/?left=${left - 1}` }).end()
    })
    expect(await textOf(fetcher(), url('/?left=5'))).toBe('[1]')
    await expect(fetcher().fetch(url('/?left=6'), 'page')).rejects.toThrow('more than 5 redirects')
    expect(asked).toHaveLength(12)
  })

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:a9fe:a9fe]/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'http://user:secret@127.0.0.1/',
  ])('is not followed to %s', async (location) => {
    const { url } = await serve((_, response) => void response.writeHead(302, { location }).end())
    await expect(fetcher().fetch(url('/'), 'page')).rejects.toThrow('cannot be fetched')
  })
})

describe('a name on the web', () => {
  const named = (...answers: string[][]) => {
    const looks: string[] = []
    const resolve = async (host: string) => {
      looks.push(host)
      const found = answers[Math.min(looks.length, answers.length) - 1] ?? []
      return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    }
    return { resolve, looks }
  }

  it.each([
    [['127.0.0.1']],
    [['10.0.0.7']],
    [['93.184.215.14', '127.0.0.1']],
    [['::1']],
    [['::ffff:127.0.0.1']],
    [['fd00:ec2::254']],
    [['64:ff9b::7f00:1']],
    [[]],
  ])('that leads to %s is refused, whatever else it leads to', async (addresses) => {
    const { asked } = await serve(() => [1])
    const { resolve } = named(addresses)
    const from = fetcher({ reach: { private: false }, resolve })
    await expect(from.fetch(new URL('http://rebind.example.org/'), 'page')).rejects.toThrow('private network')
    expect(asked).toEqual([])
  })

  it('is looked up once for a connection, and that address is the one connected to', async () => {
    const { url, asked } = await serve(() => [1])
    // One connection for its robots.txt, one for the feed; a third look would lead elsewhere.
    const { resolve, looks } = named(['127.0.0.1'], ['127.0.0.1'], ['127.0.0.2'])
    const there = new URL(`http://rebind.example.org:${url('/').port}/feed`)
    expect(await textOf(fetcher({ resolve }), there)).toBe('[1]')
    expect(looks).toEqual(['rebind.example.org', 'rebind.example.org'])
    expect(asked[0]?.headers.host).toBe(there.host)
  })

  it('that nobody knows is said so, and not asked again', async () => {
    const from = fetcher({
      resolve: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })),
    })
    await expect(from.fetch(new URL('http://nowhere.example.org/'), 'page')).rejects.toThrow(
      'nobody knows that name',
    )
    expect(from.requests).toBe(1)
  })
})

describe('a source in trouble', () => {
  it('is asked again after the time it asks for, and then later and later', async () => {
    let count = 0
    const { url } = await serve((_, response) => {
      count++
      if (count === 1) return void response.writeHead(429, { 'retry-after': '1' }).end()
      return count === 2 ? 503 : [1]
    })
    const said: string[] = []
    const began = performance.now()
    expect(await textOf(fetcher({ report: (line) => said.push(line) }), url('/'))).toBe('[1]')
    expect(performance.now() - began).toBeGreaterThan(990)
    expect(said[0]).toContain('asked too much. Asking again in 1 seconds…')
  })

  it('that asks for an hour is left alone', async () => {
    const { url, asked } = await serve(
      (_, response) => void response.writeHead(503, { 'retry-after': '3600' }).end(),
    )
    await expect(fetcher().fetch(url('/'), 'page')).rejects.toThrow('answers with 503: it has a fault.')
    expect(asked).toHaveLength(1)
  })

  it.each([
    [404, 1, 'there is nothing there'],
    [403, 1, 'does not let us in'],
    [401, 1, 'asks for a key'],
    [500, 3, 'it has a fault'],
  ])('that answers %i is asked %i times', async (status, times, sentence) => {
    const { url, asked } = await serve(() => status)
    await expect(fetcher().fetch(url('/'), 'page')).rejects.toThrow(sentence)
    expect(asked).toHaveLength(times)
  })

  const bodies: [string, Answering, string][] = [
    ['never answers', () => undefined, 'did not answer in time'],
    [
      'stops in the middle',
      (_, response) => void response.write('[{"id":'),
      'stopped in the middle of its answer',
    ],
    [
      'drips a byte at a time',
      (_, response) => {
        response.write('[')
        const drip = setInterval(() => response.write(' '), 50)
        response.on('close', () => clearInterval(drip))
      },
      'took too long to answer to the end',
    ],
    [
      'never ends',
      (_, response) => {
        response.write('[')
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(64 * 1024, ' ')));
        }
        response.on('drain', more)
        more()
      },
      'more than 4 megabytes',
    ],
    [
      'sends a bomb of gzip',
      (_, response) => void response.setHeader('content-encoding', 'gzip').end(gzipBomb),
      'more than 4 megabytes',
    ],
    [
      'sends a bomb of brotli',
      (_, response) => void response.setHeader('content-encoding', 'br').end(brotliBomb),
      'more than 4 megabytes',
    ],
    [
      'packs it twice',
      (_, response) =>
        void response.setHeader('content-encoding', 'gzip, gzip').end(gzipSync(gzipSync(list))),
      'packs its answer in a way that was not asked for',
    ],
    [
      'says it is packed and it is not',
      (_, response) => void response.setHeader('content-encoding', 'gzip').end(list),
      'could not be unpacked',
    ],
    [
      'is cut off while packed',
      (_, response) =>
        void response.setHeader('content-encoding', 'gzip').end(gzipSync(list).subarray(0, 20)),
      'could not be unpacked',
    ],
    [
      'hangs up half-way',
      (_, response) => {
        response.setHeader('content-length', '1000').write('[{"id"')
        setTimeout(() => response.destroy(), 20)
      },
      'the line went dead',
    ],
    [
      'is a web page',
      (_, response) =>
        void response.setHeader('content-type', 'application/json').end('<!DOCTYPE html><html>'),
      'something that is not JSON (application/json): it begins with "<!DOCTYPE html><html>"',
    ],
    [
      'is a picture',
      (_, response) =>
        void response.setHeader('content-type', 'image/png').end(Buffer.from('89504e470d0a1a0a', 'hex')),
      'something that is not JSON (image/png)',
    ],
    [
      'has headers without end',
      (_, response) => void response.setHeader('x-long', 'a'.repeat(40_000)).end(list),
      'headers larger than any page needs',
    ],
    [
      'is no web server',
      (_, response) => void response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n'),
      'does not answer as the web does',
    ],
  ]
  it.each(bodies)('that %s ends in a sentence', async (_, answer, sentence) => {
    const { url } = await serve(answer)
    await expect(fetcher({ patience: { tries: 1 } }).fetch(url('/'), 'page')).rejects.toThrow(sentence)
  })

  it('unpacks no more than two hundred times what came, once that is much', async () => {
    const bomb = gzipSync(Buffer.alloc(80 * MB, ' '))
    const { url } = await serve(
      (_, response) => void response.setHeader('content-encoding', 'gzip').end(bomb),
    )
    await expect(
      fetcher({ limits: { bytes: 500 * MB, total: 20_000, idle: 5_000 } }).fetch(url('/'), 'page'),
    ).rejects.toThrow('unpacks to far more')
  })

  it('that does not speak TLS where it should is not read', async () => {
    const { url } = await serve(() => [1])
    const secure = new URL(url('/').href.replace('http:', 'https:'))
    await expect(fetcher().fetch(secure, 'page')).rejects.toThrow('does not speak TLS as it should')
  })

  it.each([
    ['CERT_HAS_EXPIRED', 'its certificate has expired'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'nobody vouches for its certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'nobody vouches for its certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another name'],
  ])('whose certificate is not to be trusted says so: %s', (code, sentence) => {
    const problem = problemWith(new URL('https://example.org/'), Object.assign(new Error(), { code }))
    expect(problem).toMatchObject({
      message: `https://example.org/ could not be read: ${sentence}.`,
      again: false,
    })
  })
})
