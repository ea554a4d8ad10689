import type { Place } from '../errors.ts'

/** Orders what is said of files: by file, line and column; what has no place comes first. */
export function byPlace(
  { place: one }: { readonly place: Place | undefined },
  { place: other }: { readonly place: Place | undefined },
): number {
  const [file, next] = [one?.file ?? '', other?.file ?? '']
  if (file !== next) return file < next ? -1 : 1
  return (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0)
}
