import type { Palette } from './palette.ts'

/** The colours of the page as it is now: its tokens, so that light and dark have one home. */
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
    labels: Array.from({ length: 10 }, (_, index) => token(`label-${index}`)),
    ramp: Array.from({ length: 5 }, (_, index) => token(`ramp-${index}`)),
  }
}
