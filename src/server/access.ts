import { createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type Asset, assetOf } from './assets.ts'
import type { Refusal } from './refusal.ts'
import { sameSecret } from './same-secret.ts'
import type { SignInPage } from './sign-in-page.ts'

/** How a server that asks for a token lets requests in. */
export interface Access {
  readonly token: string
  /** The body of the 401 at `/`, which asks the reader for the token. */
  readonly signIn: SignInPage
  /** What is sent without a token: the files of the page, under a path that only the page with a token tells. */
  readonly unlocked: ReadonlyMap<string, Asset>
}

/** Why a request is not let in; undefined where it carries the token. */
export function refuseAccess({ headers }: IncomingMessage, { token }: Access): Refusal | undefined {
  const given = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1]
  if (given !== undefined && sameSecret(given, token)) return undefined
  const wrong = headers.authorization !== undefined
  return {
    status: 401,
    code: wrong ? 'TokenWrong' : 'TokenMissing',
    message: wrong ? 'This is not the token of the server.' : 'The server asks for a token.',
    hint: 'Send Authorization: Bearer and the SILKGRAPH_TOKEN that the server was started with.',
    headers: { 'WWW-Authenticate': `Bearer realm="Silkgraph"${wrong ? ', error="invalid_token"' : ''}` },
  }
}

/**
 * The files of the page where a token is asked for. A browser sends no `Authorization` for scripts, styles, fonts and
 * workers, so the page names them under a path that cannot be guessed. It follows from the token one way, so that a page
 * outlives a restart.
 */
export function lockAssets(
  assets: ReadonlyMap<string, Asset>,
  token: string,
): { readonly assets: ReadonlyMap<string, Asset>; readonly unlocked: ReadonlyMap<string, Asset> } {
  const ticket = createHmac('sha256', token).update('files of the page').digest('base64url')
  const locked = new Map<string, Asset>()
  const unlocked = new Map<string, Asset>()
  for (const [path, asset] of assets) {
    if (path === '/') {
      const page = new TextDecoder().decode(asset.bytes).replaceAll('"./assets/', `"./${ticket}/assets/`)
      locked.set(path, assetOf(asset.type, new TextEncoder().encode(page), 'no-store'))
    } else {
      const own = { ...asset, cacheControl: asset.cacheControl.replace('public', 'private') }
      locked.set(path, own)
      unlocked.set(`/${ticket}${path}`, own)
    }
  }
  return { assets: locked, unlocked }
}
