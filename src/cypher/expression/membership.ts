import { equals, isNaNValue } from '../../model/equality.ts'
import { groupingKey } from '../../model/grouping.ts'
import { isList } from '../../model/kinds.ts'
import { Float, type Value } from '../../model/values.ts'
import type { BoundExpression } from '../bound/index.ts'
import type { FunctionContext } from '../runtime/function-context.ts'
import { IntegerRange } from '../runtime/integer-range.ts'
import { equalInPieces } from '../in-pieces/comparison.ts'
import { atOnce, type Making } from '../in-pieces/making.ts'
import { weightOf, weightOfEquality } from '../runtime/value-size.ts'
import { located, wrongType } from '../runtime/errors.ts'
import type { CompileContext, Evaluator, PausingEvaluator } from './evaluator.ts'
import { compileItems } from './items.ts'
import { LONG_VALUE, LONG_WEIGHT } from '../runtime/long-values.ts'
import { afterParts } from './pausing.ts'
import { constantOf, type Scope } from './scope.ts'

type Of<Kind extends BoundExpression['kind']> = Extract<BoundExpression, { kind: Kind }>

/** The keys of a list of scalars, and what `IN` is where a value is not among them. */
interface MemberKeys {
  readonly kind: 'keys'
  readonly keys: ReadonlySet<string | number>
  readonly missing: null | false
}

/** What IN looks through: keys, or the list itself where it has more than scalars. */
export type Members = MemberKeys | { readonly kind: 'list' }

/** From this many constant elements on, IN looks them up in a set. */
const SET_SIZE = 4

/** `value IN list` by `=`: null where only a null could decide. @throws CypherError TypeError `InvalidArgumentType` */
export function compileIn(expression: Of<'binary'>, scope: Scope): Evaluator {
  const value = scope.compile(expression.left)
  const { context } = scope
  const items = fixedList(expression.right, context)
  if (items !== undefined) {
    let members: Members | undefined
    return (batch, row) => {
      members ??= context.members.get(expression)
      if (members === undefined) {
        if (context.impatient && items.length >= LONG_WEIGHT) throw LONG_VALUE
        members = atOnce(membersOf(items, context), context)
        context.members.set(expression, members)
      }
      const item = value(batch, row)
      return members.kind === 'keys' ? isMember(item, members) : isIn(item, items, context)
    }
  }
  const list = compileItems(expression.right, scope)
  return (batch, row) => {
    const item = value(batch, row)
    const items = list(batch, row)
    if (items === null) return null
    if (items instanceof IntegerRange) return items.has(item)
    if (!isList(items)) throw located(wrongType('IN', 'a LIST on its right', items), expression.right.span)
    return isIn(item, items, context)
  }
}

/** @throws LONG_VALUE where it takes long and can be done in pieces */
function isIn(value: Value, items: readonly Value[], context: FunctionContext): boolean | null {
  if (items.length < LONG_WEIGHT && typeof value !== 'object') return isInShort(value, items)
  const weight = weightOfIn(value, items)
  if (weight >= LONG_WEIGHT) {
    if (context.impatient) throw LONG_VALUE
    return atOnce(isInPieces(value, items, context), context)
  }
  context.spend(weight)
  return isInShort(value, items)
}

/** How long it takes to look for a value in a list, in steps. */
function weightOfIn(value: Value, items: readonly Value[]): number {
  const weight = weightOf(items)
  const most = weight + items.length * weightOf(value)
  if (weight >= LONG_WEIGHT || most < LONG_WEIGHT) return most
  return items.reduce((sum: number, item) => sum + weightOfEquality(value, item), weight)
}

/** The same in pieces. */
export function compilePausingIn(expression: Of<'binary'>, scope: Scope): PausingEvaluator {
  const sides = [expression.left, expression.right].flatMap((side) => scope.pauses.partsOf(side))
  const { cells, evaluate } = afterParts(sides, scope, (inner) => ({
    value: inner.compile(expression.left),
    list: compileItems(expression.right, inner),
  }))
  const { context } = scope
  const fixed = fixedList(expression.right, context)
  return function* (batch, row) {
    for (const { cell, value } of cells) cell.value = yield* value(batch, row)
    const value = evaluate.value(batch, row)
    if (fixed !== undefined) {
      let members = context.members.get(expression)
      members ??= yield* membersOf(fixed, context)
      context.members.set(expression, members)
      if (members.kind === 'keys') return isMember(value, members)
    }
    const items = evaluate.list(batch, row)
    if (items === null) return null
    if (items instanceof IntegerRange) return items.has(value)
    if (!isList(items)) throw located(wrongType('IN', 'a LIST on its right', items), expression.right.span)
    return yield* isInPieces(value, items, context)
  }
}

function* isInPieces(
  value: Value,
  items: readonly Value[],
  context: FunctionContext,
): Making<boolean | null> {
  let result: boolean | null = false
  for (const item of items) {
    if (--context.slice.work <= 0) yield
    const equal = yield* equalInPieces(value, item, context)
    if (equal === true) return true
    if (equal === null) result = null
  }
  return result
}

/** A list that stays the same through an execution, where it is long enough to be looked up in; else undefined. */
function fixedList(list: BoundExpression, context: CompileContext): readonly Value[] | undefined {
  const constant = constantOf(list, context)
  if (constant === undefined || !isList(constant.value)) return undefined
  return constant.value.length >= SET_SIZE ? constant.value : undefined
}

/** What a list that stays the same through an execution has: keys where it has scalars alone. */
function* membersOf(items: readonly Value[], context: FunctionContext): Making<Members> {
  const memory = context.hold()
  const keys = new Set<string | number>()
  let missing: null | false = false
  let isKept = false
  try {
    for (const [at, item] of items.entries()) {
      if (--context.slice.work <= 0) yield
      if (at % MEMBERS_BETWEEN_COUNTS === 0) memory.replace((at + MEMBERS_BETWEEN_COUNTS) * MEMBER_BYTES)
      if (item === null) missing = null
      else if (typeof item === 'object') return { kind: 'list' }
      // NaN is in the set for grouping but equals nothing.
      else if (!isNaNValue(item)) keys.add(groupingKey(item))
    }
    isKept = items.length >= MEMBERS_BETWEEN_COUNTS
    return { kind: 'keys', keys, missing }
  } finally {
    if (!isKept) memory.clear()
  }
}

/** `value IN list` by the keys of the list. */
function isMember(value: Value, { keys, missing }: MemberKeys): boolean | null {
  if (value === null) return null
  // Lists, maps and the like equal no scalar: the key of a long one would be made for nothing.
  if (typeof value === 'object' && !(value instanceof Float)) return missing
  return keys.has(groupingKey(value)) ? true : missing
}

const MEMBERS_BETWEEN_COUNTS = 1024
/** What a key takes in a set. */
const MEMBER_BYTES = 40

function isInShort(value: Value, list: readonly Value[]): boolean | null {
  let result: boolean | null = false
  for (const item of list) {
    const equal = equals(value, item)
    if (equal === true) return true
    if (equal === null) result = null
  }
  return result
}
