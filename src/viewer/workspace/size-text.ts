const UNITS = ['bytes', 'KiB', 'MiB', 'GiB'] as const

/** A number of bytes as a reader takes it in: `814 bytes`, `3.2 MiB`. */
export function sizeText(bytes: number): string {
  let at = 0
  let size = bytes
  while (size >= 1024 && at < UNITS.length - 1) {
    size /= 1024
    at++
  }
  return `${at === 0 ? size.toLocaleString('en') : Number(size.toFixed(size < 10 ? 1 : 0)).toLocaleString('en')} ${UNITS[at]}`
}
