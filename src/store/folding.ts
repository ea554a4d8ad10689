/** A delta is folded into a new base once it has more entries than `from`, and than a quarter of the base. */
export const folding = { from: 4096 }
