import type { JsonNames } from '../writing/json-elements.ts'

/** Keys and ends stand outside the attributes. */
export const names: JsonNames = {
  nodes: { own: [], read: [] },
  relationships: { own: [], read: [] },
}
