import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** A file of the page, ready to be sent. */
export interface Asset {
  readonly type: string
  readonly bytes: Uint8Array
  /** Undefined where compressing does not make it smaller. */
  readonly gzip: Uint8Array | undefined
  /** Its name holds a hash of its content: it may be kept for ever. */
  readonly immutable: boolean
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
      if (!entry.isFile() || type === undefined) continue
      const bytes = readFileSync(join(folder, at))
      const gzip = gzipSync(bytes, { level: 9 })
      assets.set(at === '/index.html' ? '/' : at, {
        type,
        bytes,
        gzip: gzip.length < bytes.length ? gzip : undefined,
        immutable: at.startsWith('/assets/'),
      })
    }
  }
  add('')
  return assets
}
