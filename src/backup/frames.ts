import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { diskFull, errorCode, Refusal, saysDiskFull, syncFolder } from '../database/index.ts'

/** The first line of a backup: what is needed to read the rest, and nothing about what is in it. */
const firstLine = z.object({
  trellis: z.literal('backup'),
  version: z.literal(1),
  encryption: z
    .object({ cipher: z.literal('aes-256-gcm'), kdf: z.literal('scrypt'), salt: z.string() })
    .nullable(),
})

const SIZE = 262_144
const TAG = 16
const KDF = { N: 32_768, r: 8, p: 1, maxmem: 67_108_864 }

const keyFrom = (passphrase: string, salt: Buffer): Buffer => scryptSync(passphrase, salt, 32, KDF)

/** Each frame has its own nonce under a key of this file’s own, which says whether it is the last: none can be left out. */
function nonce(number: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt8(last ? 1 : 0, 0)
  bytes.writeBigUInt64BE(BigInt(number), 4)
  return bytes
}

/** A backup while it is written: in frames, each encrypted by itself, the last of which has the checksum of all. */
export class BackupWriter {
  readonly #file: string
  readonly #unfinished: string
  readonly #open: number
  readonly #head: Buffer
  readonly #key: Buffer | null
  readonly #sum = createHash('sha256')
  #frames = 0
  #waiting: Buffer[] = []
  #size = 0

  /** Throws a Refusal when the file is there already or cannot be made. */
  constructor(file: string, passphrase: string | null) {
    this.#file = file
    this.#unfinished = `${file}.unfinished`
    this.#open = opened(file, this.#unfinished)
    const salt = randomBytes(16)
    this.#key = passphrase === null ? null : keyFrom(passphrase, salt)
    const encryption = this.#key && { cipher: 'aes-256-gcm', kdf: 'scrypt', salt: salt.toString('hex') }
    this.#head = Buffer.from(`${JSON.stringify({ trellis: 'backup', version: 1, encryption })}\n`)
    this.#put(this.#head)
  }

  /** Adds bytes; they are copied, and written when enough have come together. */
  write(bytes: Buffer): void {
    this.#waiting.push(Buffer.from(bytes))
    this.#size += bytes.length
    if (this.#size >= SIZE) this.#frame()
  }

  /** Writes the checksum and what is left, waits for the disk, and gives the file its name. Gives the checksum. */
  finish(): string {
    if (this.#size > 0) this.#frame()
    const sum = this.#sum.digest()
    this.#send(sum, true)
    fsyncSync(this.#open)
    closeSync(this.#open)
    renameSync(this.#unfinished, this.#file)
    syncFolder(dirname(this.#file))
    return sum.toString('hex')
  }

  /** Leaves nothing behind. */
  giveUp(): void {
    closeSync(this.#open)
    rmSync(this.#unfinished, { force: true })
  }

  #frame(): void {
    const bytes = Buffer.concat(this.#waiting)
    this.#waiting = []
    this.#size = 0
    this.#sum.update(bytes)
    this.#send(bytes, false)
  }

  #send(bytes: Buffer, last: boolean): void {
    const body = this.#key ? this.#encrypted(this.#key, bytes, last) : bytes
    const head = Buffer.alloc(5)
    head.writeUInt8(last ? 1 : 0, 0)
    head.writeUInt32BE(body.length, 1)
    this.#put(head)
    this.#put(body)
    this.#frames += 1
  }

  #encrypted(key: Buffer, bytes: Buffer, last: boolean): Buffer {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(this.#frames, last)).setAAD(this.#head)
    return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }

  #put(bytes: Buffer): void {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#open, bytes, at)
    } catch (error) {
      throw saysDiskFull(error) ? diskFull(this.#file, error) : error
    }
  }
}

function opened(file: string, unfinished: string): number {
  try {
    closeSync(openSync(file, 'r'))
  } catch {
    try {
      return openSync(unfinished, 'w', 0o600)
    } catch (error) {
      throw new Refusal(`${file} cannot be written (${errorCode(error)}).`, 1, error)
    }
  }
  throw new Refusal(`${file} is there already: a backup never writes over another.`)
}

/** Reads a backup again. Every frame is checked before it is handed on; whatever is wrong is a Refusal. */
export class BackupReader {
  readonly #file: string
  readonly #open: number
  readonly #head: Buffer
  readonly #key: Buffer | null
  readonly #sum = createHash('sha256')
  #frames = 0
  #rest: Buffer = Buffer.alloc(0)
  #over = false

  constructor(file: string, passphrase: string | null) {
    this.#file = file
    this.#open = toRead(file)
    const { head, first } = this.#firstLine()
    this.#head = head
    if (first.encryption && passphrase === null)
      throw new Refusal(`${file} is encrypted: give its passphrase with --passphrase-file.`)
    this.#key = first.encryption && keyFrom(passphrase ?? '', Buffer.from(first.encryption.salt, 'hex'))
  }

  /** The next so many bytes. */
  take(length: number): Buffer {
    while (this.#rest.length < length) {
      if (this.#over) throw this.#cutOff()
      this.#rest = Buffer.concat([this.#rest, this.#frame()])
    }
    const taken = this.#rest.subarray(0, length)
    this.#rest = this.#rest.subarray(length)
    return taken
  }

  /** The next byte as a character, which stays; null at the end. */
  peek(): string | null {
    while (this.#rest.length === 0 && !this.#over) this.#rest = this.#frame()
    return this.#rest.length === 0 ? null : this.#rest.toString('latin1', 0, 1)
  }

  /** Reads all of it, and keeps nothing: whether it is whole, before anybody relies on a part of it. */
  readThrough(): void {
    while (!this.#over) this.#frame()
    this.#rest = Buffer.alloc(0)
    this.end()
  }

  /** Checks that the file ends here, and has the checksum that it should. Gives the checksum. */
  end(): string {
    if (!this.#over) this.#rest = Buffer.concat([this.#rest, this.#frame()])
    if (!this.#over || this.#rest.length > 0 || this.#bytes(1, false) !== null) throw this.#changed()
    return this.#checksum
  }

  close(): void {
    closeSync(this.#open)
  }

  #checksum = ''

  #frame(): Buffer {
    const head = this.#bytes(5, true) as Buffer
    const last = head[0] === 1
    const length = head.readUInt32BE(1)
    if ((head[0] ?? 0) > 1 || length > 64 * SIZE) throw this.#changed()
    const body = this.#bytes(length, true) as Buffer
    const bytes = this.#key ? this.#decrypted(this.#key, body, last) : body
    this.#frames += 1
    if (!last) {
      this.#sum.update(bytes)
      return bytes
    }
    const sum = this.#sum.digest()
    if (!sum.equals(bytes)) throw this.#changed()
    this.#checksum = sum.toString('hex')
    this.#over = true
    return Buffer.alloc(0)
  }

  #decrypted(key: Buffer, body: Buffer, last: boolean): Buffer {
    if (body.length < TAG) throw this.#changed()
    try {
      const cipher = createDecipheriv('aes-256-gcm', key, nonce(this.#frames, last))
      cipher.setAAD(this.#head).setAuthTag(body.subarray(-TAG))
      return Buffer.concat([cipher.update(body.subarray(0, -TAG)), cipher.final()])
    } catch (error) {
      throw this.#frames > 0
        ? this.#changed()
        : new Refusal(
            `${this.#file} cannot be read: that is not its passphrase, or it was changed.`,
            1,
            error,
          )
    }
  }

  #firstLine() {
    const bytes: Buffer[] = []
    for (let one = this.#bytes(1, false); one && bytes.length < 1_000; one = this.#bytes(1, false)) {
      bytes.push(one)
      if (one[0] === 0x0a) break
    }
    const head = Buffer.concat(bytes)
    try {
      return { head, first: firstLine.parse(JSON.parse(head.toString('utf8'))) }
    } catch (error) {
      throw new Refusal(`${this.#file} is no backup that this Trellis can read.`, 1, error)
    }
  }

  #bytes(length: number, needed: boolean): Buffer | null {
    const bytes = Buffer.alloc(length)
    let have = 0
    for (let read = 1; read > 0 && have < length; have += read)
      read = readSync(this.#open, bytes, have, length - have, null)
    if (have === length) return bytes
    if (needed) throw this.#cutOff()
    return null
  }

  #cutOff = () => new Refusal(`${this.#file} is cut off: the end of it is missing.`)
  #changed = () => new Refusal(`${this.#file} was changed since it was made, and cannot be trusted.`)
}

function toRead(file: string): number {
  try {
    return openSync(file, 'r')
  } catch (error) {
    throw new Refusal(`${file} cannot be read (${errorCode(error)}).`, 1, error)
  }
}
