/** The colours of a picture. */
export interface Palette {
  readonly paper: string
  readonly ink: string
  readonly mute: string
  readonly accent: string
  readonly line: string
  readonly reference: string
  /** By the number of a node's colour. */
  readonly labels: readonly string[]
}

/** A colour moved towards another: 0 leaves it, 1 is the other. Both as `#rrggbb`. */
export function mix(colour: string, other: string, share: number): string {
  const channels = (text: string): number[] =>
    [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16))
  const [from, to] = [channels(colour), channels(other)]
  return `#${from
    .map((value, index) => Math.round(value + (to[index] - value) * share))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`
}
