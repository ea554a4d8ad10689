import type { Drawing } from '../drawing.ts'

/**
 * What an arrow, Home or End leads to in the list of what is drawn: up and down to the next of it, left and right along lines.
 *
 * @param listed keys of the list in its order
 * @param at the key that is gone from
 * @returns a key; undefined where a key leads nowhere, or is none of these
 */
export function walkFrom(
  { lines }: Pick<Drawing, 'lines'>,
  listed: readonly string[],
  at: string,
  pressed: string,
): string | undefined {
  const index = listed.indexOf(at)
  const line = lines.find(({ key }) => key === at)
  switch (pressed) {
    case 'ArrowDown':
      return listed[(index + 1) % listed.length]
    case 'ArrowUp':
      return listed.at(index - 1)
    case 'Home':
      return listed[0]
    case 'End':
      return listed.at(-1)
    case 'ArrowRight':
      return line?.end ?? lines.find(({ start }) => start === at)?.key
    case 'ArrowLeft':
      return line?.start ?? lines.find(({ end }) => end === at)?.key
    default:
      return undefined
  }
}

/** Whether a key walks, from wherever it is pressed. */
export function isWalk({
  key,
  ...held
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  return /^Arrow(Up|Down|Left|Right)$/.test(key) && !held.ctrlKey && !held.metaKey && !held.altKey
}
