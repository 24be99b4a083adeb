import { createHash, randomBytes } from 'node:crypto'

/** A secret for a cookie or a link: 32 random bytes, 43 characters that need no escaping. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What the database keeps of a secret (SHA-256): enough to recognise it, useless to whoever reads the table. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
