import { errorCode, Refusal } from '../../database/index.ts'
import { shown } from './feed-address.ts'

/** Why something could not be fetched, in a sentence; `again` when it may come if one asks later, `forbidden` when its host asks us not to. */
export class FetchProblem extends Refusal {
  readonly again: boolean
  readonly status: number | null
  readonly forbidden: boolean

  constructor(
    message: string,
    {
      again = false,
      status = null,
      forbidden = false,
      cause,
    }: { again?: boolean; status?: number | null; forbidden?: boolean; cause?: unknown } = {},
  ) {
    super(message, 1, cause)
    this.name = 'FetchProblem'
    this.again = again
    this.status = status
    this.forbidden = forbidden
  }
}

const why: Record<string, string> = {
  ENOTFOUND: 'nobody knows that name',
  EAI_AGAIN: 'its name could not be looked up just now',
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'the line went dead before it had answered to the end',
  EPIPE: 'the line went dead before it had answered to the end',
  ETIMEDOUT: 'nothing answered in time',
  EHOSTUNREACH: 'there is no way there',
  ENETUNREACH: 'there is no way there',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'nobody vouches for its certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'nobody vouches for its certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'nobody vouches for its certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'nobody vouches for its certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  EPROTO: 'it does not speak TLS as it should',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS as it should',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak TLS as it should',
  HPE_HEADER_OVERFLOW: 'it answered with headers larger than any page needs',
  Z_DATA_ERROR: 'what it sent could not be unpacked',
  Z_BUF_ERROR: 'what it sent could not be unpacked',
}

const passing = new Set(['EAI_AGAIN', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNREFUSED'])

/** What went wrong on the line, as a sentence about this address. */
export function problemWith(url: URL, error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const code = errorCode(error) ?? ''
  const reason =
    why[code] ??
    (code.startsWith('HPE_') ? 'it does not answer as the web does' : null) ??
    (/^(?:ERR_)?_?(?:Z_|BROTLI|ZLIB)/.test(code) ? 'what it sent could not be unpacked' : null) ??
    `it could not be fetched (${code || (error instanceof Error ? error.message.slice(0, 100) : 'unknown')})`
  return new FetchProblem(`${shown(url)} could not be read: ${reason}.`, {
    again: passing.has(code),
    cause: error,
  })
}
