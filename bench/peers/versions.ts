import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** The version that the `package.json` of a folder names. */
export function versionIn(folder: string): string {
  const text = readFileSync(join(folder, 'package.json'), 'utf8')
  return (JSON.parse(text) as { readonly version: string }).version
}

/** The version of a peer's package. */
export function peerVersion(root: string, name: string): string {
  return versionIn(join(root, 'bench', 'node_modules', name))
}

/** A peer's package; its types are no part of the project, so the caller says what of it is used. */
export function peerPackage(root: string, name: string): unknown {
  return createRequire(join(root, 'bench', 'package.json'))(name)
}
