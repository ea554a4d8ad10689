import type { DrawnNode } from '../../src/viewer/drawing.ts'

/** A plain mark that is drawn, called by its key. */
export function drawnNode(key: string, x = 0, y = 0, other: Partial<DrawnNode> = {}): DrawnNode {
  return {
    key,
    x,
    y,
    size: 8,
    colour: 0,
    label: '',
    icon: '',
    hollow: false,
    inside: '',
    caption: key,
    note: '',
    side: 'below',
    strong: false,
    more: 0,
    ...other,
  }
}
