import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** A file of the page, ready to be sent. */
export interface Asset {
  readonly type: string
  readonly bytes: Uint8Array
  /** The same bytes compressed, the smallest that is accepted by its name in HTTP; undefined where none is smaller. */
  readonly packed: (isAccepted: (name: Encoding['name']) => boolean) => Encoding | undefined
  readonly cacheControl: string
}

export interface Encoding {
  readonly name: 'br' | 'gzip'
  readonly bytes: Uint8Array
}

const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** The page that asks for the token has a policy of its own, and is a refusal. */
export const signInPath = '/sign-in.html'

/**
 * @param brotli the bytes compressed by Brotli, which takes so long that only the build does it. Those of gzip are made when someone
 *   first asks for them, which browsers do not
 */
export function assetOf(type: string, bytes: Uint8Array, cacheControl: string, brotli?: Uint8Array): Asset {
  let gzip: Uint8Array | undefined
  const ways = {
    br: () => brotli,
    gzip: () => (gzip ??= gzipSync(bytes, { level: 9 })),
  } as const
  return {
    type,
    bytes,
    cacheControl,
    packed(isAccepted) {
      for (const name of ['br', 'gzip'] as const) {
        const packed = isAccepted(name) ? ways[name]() : undefined
        if (packed !== undefined && packed.length < bytes.length) return { name, bytes: packed }
      }
      return undefined
    },
  }
}

/**
 * Every file of a folder by the exact path that serves it, `/` for `index.html`. Read once: no request ever touches the
 * disk. Links and files of an unknown kind are left out; `NAME.br` is `NAME` compressed by Brotli.
 */
export function readAssets(folder: string): ReadonlyMap<string, Asset> {
  const assets = new Map<string, Asset>()
  const add = (path: string): void => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const at = `${path}/${entry.name}`
      if (entry.isDirectory()) add(at)
      const type = types[extname(entry.name)]
      if (!entry.isFile() || type === undefined || at === signInPath) continue
      // The names in `assets/` hold a hash of the content.
      const cacheControl = at.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
      const packed = join(folder, `${at}.br`)
      const brotli = existsSync(packed) ? readFileSync(packed) : undefined
      const asset = assetOf(type, readFileSync(join(folder, at)), cacheControl, brotli)
      assets.set(at === '/index.html' ? '/' : at, asset)
    }
  }
  add('')
  return assets
}
