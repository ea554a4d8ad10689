import { existsSync, lstatSync } from 'node:fs'

const reasons: ReadonlyMap<string | undefined, string> = new Map([
  ['ENOENT', 'there is nothing with this name'],
  ['ENOTDIR', 'a part of the path is a file, not a folder'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'permission is denied'],
  ['EPERM', 'permission is denied'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EFBIG', 'it would be larger than files may be on this disk'],
  ['ELOOP', 'its symbolic links form a loop'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EMFILE', 'too many files are open'],
  ['ENXIO', 'nothing is reading from it'],
  ['EPIPE', 'nothing is reading from it any more'],
  ['EIO', 'the disk reports an error'],
  ['EEXIST', 'something else with this name is there'],
  ['ENOTEMPTY', 'a folder with this name is there, and is not empty'],
  ['EBUSY', 'it is in use'],
  ['ETXTBSY', 'it is a program that is running'],
  ['EXDEV', 'it would be moved to another disk'],
  ['EMLINK', 'the folder has as many entries as the disk allows'],
  ['ENFILE', 'too many files are open'],
  ['ENOMEM', 'memory is used up'],
  ['EINVAL', 'the disk does not allow this'],
  ['ENOTSUP', 'the disk does not allow this'],
  ['EOPNOTSUPP', 'the disk does not allow this'],
])

/** The code of an error of the operating system, such as `ENOENT`; undefined for other errors. */
export function systemCode(error: unknown): string | undefined {
  const code: unknown =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

/**
 * Why the operating system refused, in words that fit after a colon.
 *
 * @param path of what was refused: where it is a link that leads nowhere, that is why
 */
export function reasonOf(error: unknown, path?: string): string {
  const code = systemCode(error)
  if (path !== undefined && isMissing(code) && isDangling(path)) return 'it is a link that leads nowhere'
  return reasons.get(code) ?? (code === undefined ? 'unknown reason' : `the system says ${code}`)
}

/** Node says EEXIST where a folder should be made in place of such a link. */
function isMissing(code: string | undefined): boolean {
  return code === 'ENOENT' || code === 'EEXIST'
}

/** Whether a symbolic link stands there that leads to nothing. */
export function isDangling(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink() && !existsSync(path)
  } catch {
    return false
  }
}
