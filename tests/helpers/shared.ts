import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's root folder, with a separator at its end. A script that is bundled below it finds it too. */
export const root = join(folderOfPackage(dirname(fileURLToPath(import.meta.url))), '/')

function folderOfPackage(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : folderOfPackage(dirname(folder))
}

/**
 * A file or folder of material that lies beside the checkout, or undefined where it is absent: the tests that need it
 * are then skipped, visibly. In CI its absence is an error.
 */
export function sharedPath(name: string): string | undefined {
  const path = join(root, '..', 'shared', name)
  if (existsSync(path)) return path
  if (process.env['CI']) throw new Error(`../shared/${name} is absent, and in CI nothing is skipped`)
  return undefined
}

/** The article that the bundled graph cites. */
export const articleName = 'seed/000_462f00c8eeb1c773.txt'
