/** The colours of the canvas, read from the page's tokens so that light and dark have one home. */
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

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    paper: token('paper'),
    ink: token('ink'),
    mute: token('mute'),
    accent: token('accent'),
    line: token('line'),
    reference: token('reference'),
    labels: Array.from({ length: 9 }, (_, index) => token(`label-${index}`)),
  }
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
