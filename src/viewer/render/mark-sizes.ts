/** Smaller icons cannot be told apart. */
export const LEAST_SIGN = 8
/** The radius of the sign at the rim of a mark that holds a count. */
export const SIGN_BESIDE = 7
