import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterFile } from '../src/database/testing.ts'

/** Signal for a phone: another address of the same server, that can go away. */
export type Mast = { url: string; goesDown: () => void; comesBack: () => void }

/**
 * Puts a mast before a server. A browser's own way of being offline is not that of its workers, which may go on sending;
 * without a mast nothing gets through to anybody.
 */
export async function mastBefore(server: string): Promise<Mast> {
  const { port } = new URL(server)
  const open = new Set<Socket>()
  let down = false
  const mast = createServer((phone) => {
    if (down) return phone.destroy()
    const there = connect(Number(port), 'localhost')
    for (const [one, other] of [
      [phone, there],
      [there, phone],
    ] as const) {
      open.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => mast.listen(0, resolve))
  afterFile(async () => {
    for (const socket of open) socket.destroy()
    mast.close()
  })
  return {
    url: `http://localhost:${(mast.address() as AddressInfo).port}`,
    goesDown: () => {
      down = true
      for (const socket of open) socket.destroy()
    },
    comesBack: () => {
      down = false
    },
  }
}
