import { createHash } from 'node:crypto'
import { tokenHash } from '../../src/accounts/index.ts'

/** The secret of a link or of an own page, by its id. */
export const keyOf = (id: string): string => createHash('sha256').update(id).digest('base64url')

/** What the database keeps of a secret. */
export const hashed = (secret: string): string => `\\x${tokenHash(secret).toString('hex')}`
