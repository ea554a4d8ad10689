import type { JsonNames } from '../writing/json-elements.ts'

/** All that the format knows stands outside `metadata`. */
export const names: JsonNames = {
  nodes: { own: [], read: [] },
  relationships: { own: [], read: [] },
}
