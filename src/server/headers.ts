import type { ServerResponse } from 'node:http'

/** Only what this server sends runs, is shown or is asked; nobody may frame the page. */
export const contentSecurityPolicy = policyOf("'self'", "'self'")

/** The same, and beside it one script and one style within the page, by their hashes. */
export function policyWith(scriptHash: string, styleHash: string): string {
  return policyOf(`'self' ${scriptHash}`, `'self' ${styleHash}`)
}

function policyOf(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src ${script}`,
    `style-src ${style}`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Sets what every response carries, whatever it says. */
export function setSecurityHeaders(response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy)
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('Cache-Control', 'no-store')
}
