import { compare, compareText } from '../../model/comparison.ts'
import { equals } from '../../model/equality.ts'
import { isList } from '../../model/kinds.ts'
import { isMap, type Value } from '../../model/values.ts'
import type { FunctionContext } from '../runtime/function-context.ts'
import { weightOfEquality } from '../runtime/value-size.ts'
import { PIECE, worked } from './texts.ts'
import type { Making } from './making.ts'

/** Elements of less weight are compared at once. */
const LIGHT = 64
/** Lists in lists deeper than this are compared at once: each level takes part in every pause of those within it. */
const DEEPEST = 8

/** The same as `equals`. */
export function* equalInPieces(
  a: Value,
  b: Value,
  context: FunctionContext,
  depth = 0,
): Making<boolean | null> {
  const { slice } = context
  const weight = weightOfEquality(a, b)
  if (weight < LIGHT || depth >= DEEPEST || typeof a !== 'object' || typeof b !== 'object') {
    slice.work -= weight
    return equals(a, b)
  }
  if (isList(a) && isList(b)) return yield* allEqual(a.length, (at) => [a[at], b[at]], context, depth)
  if (!isMap(a) || !isMap(b)) return equals(a, b)
  const keys = Object.keys(a)
  const others = Object.keys(b)
  slice.work -= Math.max(keys.length, others.length)
  if (keys.length !== others.length) return false
  if (!keys.every((key) => b[key] !== undefined)) return false
  return yield* allEqual(keys.length, (at) => [a[keys[at]], b[keys[at]]], context, depth)
}

function* allEqual(
  length: number,
  pairAt: (at: number) => readonly [Value, Value],
  context: FunctionContext,
  depth: number,
): Making<boolean | null> {
  let result: boolean | null = true
  for (let at = 0; at < length; at++) {
    if (--context.slice.work <= 0) yield
    const [a, b] = pairAt(at)
    const equal =
      typeof a === 'object' && a !== null ? yield* equalInPieces(a, b, context, depth + 1) : equals(a, b)
    if (equal === false) return false
    if (equal === null) result = null
  }
  return result
}

/** The same as `compare`. */
export function* compareInPieces(a: Value, b: Value, context: FunctionContext): Making<number | null> {
  if (typeof a === 'string' && typeof b === 'string') return yield* compareTexts(a, b, context)
  if (!isList(a) || !isList(b)) return compare(a, b)
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    if (--context.slice.work <= 0) yield
    if ((yield* equalInPieces(a[at], b[at], context)) !== true) return compare(a[at], b[at])
  }
  return a.length - b.length
}

function* compareTexts(a: string, b: string, context: FunctionContext): Making<number> {
  const length = Math.min(a.length, b.length)
  for (let from = 0; from < length; from += PIECE) {
    const to = Math.min(from + PIECE, length)
    const order = compareText(a.slice(from, to), b.slice(from, to))
    if (order !== 0) return order
    if (worked(to - from, context)) yield
  }
  return a.length - b.length
}
