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
])

/** The code of an error of the operating system, such as `ENOENT`; undefined for other errors. */
export function systemCode(error: unknown): string | undefined {
  const code: unknown =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

/** Why the operating system refused, in words that fit after a colon. */
export function reasonOf(error: unknown): string {
  const code = systemCode(error)
  return reasons.get(code) ?? code ?? 'unknown reason'
}
