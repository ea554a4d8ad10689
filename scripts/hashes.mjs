import { createHash } from 'crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'fs'
import { join } from 'path'

/**
 * One hash of files and folders, by content and path; what does not exist counts as absent.
 * @param {string} root
 * @param {string[]} paths relative to `root`
 * @returns {string}
 */
export function hashOf(root, paths) {
  const hash = createHash('sha256')
  for (const path of paths) add(hash, root, path)
  return hash.digest('hex')
}

function add(hash, root, path) {
  const full = join(root, path)
  if (!existsSync(full)) {
    hash.update('absent ' + path + '\n')
  } else if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) add(hash, root, path + '/' + name)
  } else {
    const content = readFileSync(full)
    hash.update(path + ' ' + content.length + '\n')
    hash.update(content)
  }
}
