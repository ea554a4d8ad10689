import { groupingKey } from '../../model/grouping.ts'
import { Float, type Value } from '../../model/values.ts'

/** Other in every process, so that nobody can choose values that all have one hash. */
const SEED = (Math.random() * 2 ** 32) | 0

const double = new Float64Array(1)
const words = new Int32Array(double.buffer)

/** 32 bits that equal values share (1 and 1.0 too), of several values together. Cost: the length of a text. */
export function hashOf(values: readonly Value[]): number {
  let hash = SEED
  for (let at = 0; at < values.length; at++) hash = withValue(hash, values[at])
  return hash
}

/** The hash of some values, and one more. */
export function withValue(hash: number, value: Value): number {
  switch (typeof value) {
    case 'string':
      return withText(hash, value)
    case 'number':
      return withNumber(hash, value)
    case 'bigint':
      return withNumber(hash, Number(value))
    default:
      return value instanceof Float
        ? withNumber(hash, value.value)
        : withText(hash, String(groupingKey(value)))
  }
}

export function emptyHash(): number {
  return SEED
}

function withNumber(hash: number, value: number): number {
  if ((value | 0) === value) return mixed(hash, value | 0)
  double[0] = value
  return mixed(mixed(hash, words[0]), words[1])
}

function withText(hash: number, text: string): number {
  let mix = mixed(hash, text.length)
  for (let at = 0; at < text.length; at++) {
    mix = Math.imul(mix ^ text.charCodeAt(at), 0x5bd1e995)
    mix ^= mix >>> 15
  }
  return mixed(mix, 1)
}

/** The finalizer of MurmurHash3, which spreads every bit over all others. */
function mixed(hash: number, word: number): number {
  let mix = hash ^ Math.imul(word, 0x9e3779b1)
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b)
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35)
  return mix ^ (mix >>> 16)
}
