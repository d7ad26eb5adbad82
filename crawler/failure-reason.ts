import type { FailureReason } from '../domain/crawl-outcome.ts'

const REASON_BY_CODE: Readonly<Record<string, FailureReason>> = {
  ADDRESS_REFUSED: 'address-refused',
  UNPACKS_TOO_FAR: 'unpacks-too-far',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  ERR_BUFFER_TOO_LARGE: 'too-large',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  HPE_HEADER_OVERFLOW: 'too-large',
  ETIMEDOUT: 'timeout',
  EPROTO: 'tls',
  CERT_HAS_EXPIRED: 'tls',
  CERT_NOT_YET_VALID: 'tls',
  CERT_REVOKED: 'tls',
  CERT_UNTRUSTED: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
}

/** Names what went wrong on the network; what has no better name is a failure to connect. */
export function failureReasonOf(error: unknown): FailureReason {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : ''
    const reason = REASON_BY_CODE[code]
    if (reason) return reason
    if (cause.name === 'TimeoutError') return 'timeout'
    if (/^ERR_(TLS|SSL)/.test(code)) return 'tls'
    if (/^Z_|^ERR__ERROR_FORMAT|^ERR_BROTLI|^ZSTD/.test(code)) return 'broken-body'
  }
  return 'connect'
}
