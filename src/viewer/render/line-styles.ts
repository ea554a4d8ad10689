import type { Dash } from '../../model/appearance.ts'
import type { Standing } from '../drawing.ts'

/** How a line of one standing looks; lengths in CSS pixels, the same at every zoom. */
export interface LineStyle {
  /** Lengths of dash, gap, dash, gap; all 0 for a solid line. */
  readonly dash: readonly [number, number, number, number]
  readonly width: number
  readonly head: 'filled' | 'open' | 'none'
  readonly colour: 'line' | 'reference'
  /** What the legend says where the ontology has no status that is drawn so. */
  readonly meaning: string
}

/** Told by dashes, weight and head, so that no standing needs a colour. In the order of the legend. */
export const lineStyles: { readonly [standing in Standing]: LineStyle } = {
  fact: {
    dash: [0, 0, 0, 0],
    width: 1.8,
    head: 'filled',
    colour: 'line',
    meaning: 'fact',
  },
  capability: { dash: [9, 4, 2, 4], width: 1.8, head: 'filled', colour: 'line', meaning: 'capability' },
  begun: { dash: [12, 6, 12, 6], width: 1.8, head: 'filled', colour: 'line', meaning: 'begun' },
  planned: { dash: [5, 4, 5, 4], width: 1.8, head: 'filled', colour: 'line', meaning: 'planned' },
  forecast: { dash: [2, 4, 2, 4], width: 1.8, head: 'filled', colour: 'line', meaning: 'forecast' },
  assessment: { dash: [0, 0, 0, 0], width: 1, head: 'open', colour: 'line', meaning: 'assessment' },
  reference: {
    dash: [0, 0, 0, 0],
    width: 1,
    head: 'filled',
    colour: 'reference',
    meaning: 'common reference',
  },
  evidence: {
    dash: [0, 0, 0, 0],
    width: 0.8,
    head: 'open',
    colour: 'reference',
    meaning: 'part of a claim',
  },
  claim: {
    dash: [0, 0, 0, 0],
    width: 0.8,
    head: 'none',
    colour: 'line',
    meaning: 'claim without a relationship',
  },
  imported: {
    dash: [1, 3, 1, 3],
    width: 1.4,
    head: 'filled',
    colour: 'line',
    meaning: 'from a file, no claim',
  },
  plain: { dash: [0, 0, 0, 0], width: 1.4, head: 'filled', colour: 'line', meaning: '' },
  open: {
    dash: [0, 0, 0, 0],
    width: 1,
    head: 'none',
    colour: 'reference',
    meaning: 'end not named or not shown',
  },
}

/** Length of an arrow head along its line: wider lines have longer ones. */
export function headLength({ head, width }: Pick<LineStyle, 'head' | 'width'>): number {
  if (head === 'none') return 0
  return head === 'open' ? 9 : width > 1 ? Math.max(9, 3 * width) : 6
}

const chosenDashes: { readonly [dash in Dash]: LineStyle['dash'] } = {
  solid: [0, 0, 0, 0],
  dashed: [8, 5, 8, 5],
  dotted: [2, 4, 2, 4],
}

/** The dashes of a line: those that were chosen, else those of its style; longer on wider lines, that they stay apart. */
export function dashOf(chosen: Dash | undefined, { dash }: LineStyle, width: number): LineStyle['dash'] {
  const [a, b, c, d] = chosen === undefined ? dash : chosenDashes[chosen]
  const longer = Math.max(1, width / 2.4)
  return [a * longer, b * longer, c * longer, d * longer]
}
