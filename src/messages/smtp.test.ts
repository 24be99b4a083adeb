import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { channelsFrom } from './channels.ts'
import { Undeliverable } from './sender.ts'
import { smtpSender } from './smtp.ts'

const letter = {
  id: '0b7c1a52-0d0e-4b57-9a3c-2f4f5a1d9e60',
  address: 'kezia@example.org',
  subject: 'Good news',
  body: 'Hello Kezia',
}

describe('the email channel', () => {
  let server: Server | undefined
  afterEach(() => new Promise((closed) => (server ? server.close(closed) : closed(undefined))))

  /** A mail server that answers every recipient so, and keeps what it was given. */
  const mailServer = async (recipient: string) => {
    const lines: string[] = []
    server = createServer((socket) => {
      let inLetter = false
      socket.write('220 mail.example ESMTP\r\n')
      socket.on('error', () => {})
      socket.on('data', (bytes) => {
        for (const line of bytes.toString().split('\r\n').slice(0, -1)) {
          lines.push(line)
          if (inLetter && line !== '.') continue
          inLetter = line === 'DATA'
          socket.write(
            inLetter ? '354 go on\r\n' : line.startsWith('RCPT') ? `${recipient}\r\n` : '250 fine\r\n',
          )
        }
      })
    })
    const port = await new Promise<number>((ready) => {
      server?.listen(0, '127.0.0.1', () => {
        const address = server?.address()
        ready(typeof address === 'object' && address ? address.port : 0)
      })
    })
    const { email } = channelsFrom(
      { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Trellis <trellis@saltmere.example>' },
      'real',
    )
    if (!email) throw new Error('email was set up')
    return { email, lines }
  }

  it('sends with the message’s own id, so that a second copy is known for what it is', async () => {
    const { email, lines } = await mailServer('250 fine')
    await email(letter)
    const said = lines.join('\n')
    expect(said).toContain(`Message-ID: <${letter.id}@saltmere.example>`)
    expect(said).toContain('RCPT TO:<kezia@example.org>')
    expect(said).toContain('From: Trellis <trellis@saltmere.example>')
    expect(said).toContain('Hello Kezia')
  })

  it('knows an address that is refused for good from a server that is busy', async () => {
    const gone = await mailServer('550 no such person')
    await expect(gone.email(letter)).rejects.toThrow(Undeliverable)
    server?.close()
    const busy = await mailServer('451 try later')
    await expect(busy.email(letter)).rejects.not.toBeInstanceOf(Undeliverable)
  })
})

describe('a mail server that never comes to an end', () => {
  const waits = async (drips: string) => {
    const dripping: NodeJS.Timeout[] = []
    const server = createServer((socket) => {
      socket.on('error', () => {})
      if (drips) dripping.push(setInterval(() => socket.write(drips), 20))
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const { port } = server.address() as { port: number }
    const sent = await smtpSender(
      `smtp://127.0.0.1:${port}`,
      'trellis@saltmere.example',
      300,
    )(letter).catch((error: unknown) => error)
    for (const one of dripping) clearInterval(one)
    server.close()
    return sent
  }

  it('is given up after a while, whether it says nothing or a letter at a time, and the message is still good', async () => {
    for (const drips of ['', '2']) {
      const said = await waits(drips)
      expect(said).toMatchObject({ message: 'the mail server took too long' })
      expect(said).not.toBeInstanceOf(Undeliverable)
    }
  })
})

describe('the channels of an installation', () => {
  it('are stand-ins on a demo, whatever is configured', async () => {
    const { email, text } = channelsFrom({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'a@b.example' }, 'demo')
    await expect(email?.(letter)).resolves.toBeUndefined()
    await expect(text?.(letter)).resolves.toBeUndefined()
  })

  it('are absent in a real one until somebody sets them up, and half is refused', () => {
    expect(channelsFrom({}, 'real')).toEqual({ email: null, text: null })
    expect(() => channelsFrom({ SMTP_URL: 'smtp://127.0.0.1:25' }, 'real')).toThrow('set both SMTP_URL')
    for (const from of ['trellis', 'Trellis <<a@b.example>', 'Trellis <a@b.example> <>'])
      expect(() => channelsFrom({ SMTP_URL: 'smtp://127.0.0.1:25', MAIL_FROM: from }, 'real'), from).toThrow(
        'MAIL_FROM must be',
      )
  })
})
