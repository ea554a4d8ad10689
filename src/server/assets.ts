import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** A file of the page, ready to be sent. */
export interface Asset {
  readonly type: string
  readonly bytes: Uint8Array
  /** Undefined where compressing does not make it smaller. */
  readonly gzip: Uint8Array | undefined
  readonly cacheControl: string
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

/** A file, compressed once. */
export function assetOf(type: string, bytes: Uint8Array, cacheControl: string): Asset {
  const gzip = gzipSync(bytes, { level: 9 })
  return { type, bytes, gzip: gzip.length < bytes.length ? gzip : undefined, cacheControl }
}

/**
 * Every file of a folder by the exact path that serves it, `/` for `index.html`. Read once: no request ever touches the
 * disk. Links and files of an unknown kind are left out.
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
      const asset = assetOf(type, readFileSync(join(folder, at)), cacheControl)
      assets.set(at === '/index.html' ? '/' : at, asset)
    }
  }
  add('')
  return assets
}
