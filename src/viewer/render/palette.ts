/** The colours of a picture, as `#rrggbb`. */
export interface Palette {
  readonly paper: string
  readonly ink: string
  readonly mute: string
  readonly accent: string
  readonly line: string
  readonly reference: string
  /** By the number of a node's colour. */
  readonly labels: readonly string[]
  /** From the least to the most, evenly. */
  readonly ramp: readonly string[]
}

/** What decides the colour of a mark. */
export interface Tinted {
  readonly colour: number
  readonly ink?: string | undefined
  readonly shade?: number | undefined
}

/** The colour of a mark, as `#rrggbb`. */
export function tintOf({ colour, ink, shade }: Tinted, { labels, ramp }: Palette): string {
  if (shade === undefined) return ink ?? labels[colour] ?? labels[8]
  const at = Math.min(Math.max(shade, 0), 1) * (ramp.length - 1)
  const below = Math.min(Math.floor(at), ramp.length - 2)
  return mix(ramp[below], ramp[below + 1], at - below)
}

/** A colour moved towards another: 0 leaves it, 1 is the other. Both as `#rrggbb`. */
export function mix(colour: string, other: string, share: number): string {
  const [from, to] = [channelsOf(colour), channelsOf(other)]
  return `#${from
    .map((value, index) => Math.round(255 * (value + (to[index] - value) * share)))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`
}

/** Red, green and blue of `#rrggbb`, from 0 to 1. */
export function channelsOf(colour: string): readonly [red: number, green: number, blue: number] {
  const channel = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16) / 255
  return [channel(1), channel(3), channel(5)]
}
