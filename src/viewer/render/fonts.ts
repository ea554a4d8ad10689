import type { Measure } from '../layout/measure.ts'

const FAMILY = "'Inter Variable', sans-serif"

/** The fonts of the canvas. */
export const fonts = {
  caption: `400 13px ${FAMILY}`,
  strong: `600 13px ${FAMILY}`,
  note: `400 11px ${FAMILY}`,
  title: `600 11px ${FAMILY}`,
  sign: `600 9px ${FAMILY}`,
  inside: `600 11px ${FAMILY}`,
} as const

/** Measures as a canvas will draw; sets the font of its context. The fonts must have been loaded. */
export function measureBy(context: CanvasRenderingContext2D): Measure {
  return (text, font) => {
    if (text === '') return 0
    context.font = fonts[font]
    return context.measureText(text).width
  }
}

/** Measures by a canvas of its own, with a margin for rounding. The fonts must have been loaded. */
export function canvasMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) return () => 0
  const measure = measureBy(context)
  return (text, font) => (text === '' ? 0 : Math.ceil(measure(text, font)) + 1)
}

/**
 * Resolves when the canvas can draw with the fonts; without them it would measure others. Where the browser does not get
 * them, it draws with those it has.
 */
export async function loadFonts(): Promise<void> {
  await Promise.allSettled(Object.values(fonts).map((font) => document.fonts.load(font, 'Aä')))
}
