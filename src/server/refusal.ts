import type { ServerResponse } from 'node:http'

/** An answer that is not what was asked for. */
export interface Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly hint: string
  readonly headers?: { readonly [name: string]: string }
}

/** All places are taken. */
export const busy: Refusal = {
  status: 503,
  code: 'ServerBusy',
  message: 'The server is handling as many requests as it can.',
  hint: 'Try again in a second.',
  headers: { 'Retry-After': '1' },
}

/** Sends a refusal in the one shape of all errors: `{ "error": { "code", "message", "hint" } }`. */
export function sendRefusal(
  response: ServerResponse,
  { status, code, message, hint, headers }: Refusal,
): void {
  if (response.headersSent) {
    // The answer has begun: cutting it off is the only way left to say that it is not whole.
    response.destroy()
    return
  }
  const body = JSON.stringify({ error: { code, message, hint } })
  response.writeHead(status, { ...headers, 'Content-Type': 'application/json; charset=utf-8' })
  response.end(body)
}
