/** The properties by which an element that was read from a file says where it stands there: lines and rows count from 1. */
export const importedKeys = {
  from: 'importedFrom',
  line: 'importedLine',
  row: 'importedRow',
} as const

/** The `layer` of a relationship that a file says and no claim. */
export const IMPORTED_LAYER = 'imported'
