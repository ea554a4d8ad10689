/** The width of a text in pixels as the canvas draws it. */
export type Measure = (text: string, font: 'caption' | 'strong' | 'note') => number

const widths = { caption: 6.9, strong: 7.5, note: 6.1 }

/** An estimate for where there is no canvas; wider than Inter is on average. */
export const estimate: Measure = (text, font) => text.length * widths[font]
