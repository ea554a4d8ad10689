/** Numbers from 0 to below 1. */
export type Random = () => number

/** Numbers that a seed decides. Source: Steele and Vigna, the mixing step of splitmix32. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    return mixed(state) / 2 ** 32
  }
}

/** A whole number of 32 bits, spread over all of them. */
export function mixed(number: number): number {
  let state = Math.imul(number ^ (number >>> 16), 0x21f0aaad)
  state = Math.imul(state ^ (state >>> 15), 0x735a2d97)
  return (state ^ (state >>> 15)) >>> 0
}
