import { unreachable } from '../../model/unreachable.ts'
import type { BoundExpression, Variable } from '../bound/index.ts'
import { compileHasLabels, compileIndex, compileProperty, compileSlice, compileVariable } from './access.ts'
import { compileCall } from './calls.ts'
import { compileCase, compileIsNull, compileList, compileMap, compileMapProjection } from './collections.ts'
import type { CompileContext, Evaluator } from './evaluator.ts'
import { compileItems, type ItemsEvaluator } from './items.ts'
import { compileComparison } from './comparison.ts'
import { compileBinary, compileUnary } from './operators.ts'
import { narrowingOf } from './narrowing.ts'
import { Pauses } from './pauses.ts'
import { compilePart, compilePausing, type Part, withoutPause } from './pausing.ts'
import { filterPartOf, type FilterPart } from './predicate.ts'
import { valueIn } from '../runtime/batch.ts'
import { weighed } from '../runtime/value-size.ts'
import type { Cell, Scope } from './scope.ts'
import { charged } from './width.ts'

/**
 * The evaluator of a bound expression: closures over the slots of a batch. Nodes and relationships come out as
 * references (`new Node(id)`), null where a column of ids holds -1. Run-time errors carry the span of what failed.
 * The evaluator must not be called again while a call is running (comprehension variables are cells of the closure).
 * What pauses runs to its end in one go; whoever can pause asks `compileExpressionPart`.
 */
export function compileExpression(expression: BoundExpression, context: CompileContext): Evaluator {
  return charged(expression, scopeOf(context, new Pauses(expression)).compile(expression), context)
}

/** The same for those who can pause within a value. */
export function compileExpressionPart(expression: BoundExpression, context: CompileContext): Part {
  return compilePart(expression, scopeOf(context, new Pauses(expression)))
}

/**
 * The expression as a filter: true only where it is TRUE. What always pauses has to be evaluated before.
 * @throws CypherError (when run) TypeError `InvalidArgumentType` where the value is neither BOOLEAN nor null
 */
export function compilePredicate(expression: BoundExpression, context: CompileContext): FilterPart {
  const { holds, inPieces } = filterPartOf(expression, scopeOf(context, new Pauses(expression)))
  return { holds, inPieces, narrow: narrowingOf(expression, context) }
}

/** The list of UNWIND: a call of `range` is gone through without being made. */
export function compileListItems(expression: BoundExpression, context: CompileContext): ItemsEvaluator {
  return compileItems(expression, scopeOf(context, new Pauses(expression, true)))
}

const NO_CELLS: ReadonlyMap<Variable, Cell> = new Map()
const NOTHING_KNOWN: ReadonlyMap<BoundExpression, Cell> = new Map()

function scopeOf(
  context: CompileContext,
  pauses: Pauses,
  cells: ReadonlyMap<Variable, Cell> = NO_CELLS,
  known: ReadonlyMap<BoundExpression, Cell> = NOTHING_KNOWN,
): Scope {
  const scope: Scope = {
    context,
    cells,
    known,
    pauses,
    writing: 'deleteNode' in context.reader,
    compile: (expression) => compileIn(expression, scope),
    within: (inner) => scopeOf(context, pauses, new Map([...cells, ...inner]), known),
    with: (inner) => scopeOf(context, pauses, cells, new Map([...known, ...inner])),
    forShort: () => scopeOf(context.forShort(), pauses, cells, known),
  }
  return scope
}

function compileIn(expression: BoundExpression, scope: Scope): Evaluator {
  const cell = scope.known.get(expression)
  if (cell !== undefined) return () => cell.value
  const evaluated = scope.context.evaluated.get(expression)
  if (evaluated !== undefined) return (batch, row) => valueIn(batch.columns[evaluated], row)
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression
      return () => value
    }
    case 'extracted-literal': {
      const value = scope.context.literals[expression.slot]
      return () => value
    }
    case 'parameter': {
      const value = weighed(scope.context.parameters[expression.name] ?? null)
      return () => value
    }
    case 'variable':
      return compileVariable(expression, scope)
    case 'property':
      return compileProperty(expression, scope)
    case 'index':
      return compileIndex(expression, scope)
    case 'slice':
      return compileSlice(expression, scope)
    case 'has-labels':
      return compileHasLabels(expression, scope)
    case 'list':
      return compileList(expression, scope)
    case 'map':
      return compileMap(expression, scope)
    case 'map-projection':
      return compileMapProjection(expression, scope)
    case 'unary':
      return compileUnary(expression, scope)
    case 'binary':
      return compileBinary(expression, scope)
    case 'comparison':
      return compileComparison(expression, scope)
    case 'is-null':
      return compileIsNull(expression, scope)
    case 'call':
      return compileCall(expression, scope)
    case 'case':
      return compileCase(expression, scope)
    case 'list-comprehension':
    case 'quantifier':
    case 'reduce':
    case 'subquery':
      return withoutPause(compilePausing(expression, scope), scope.context)
    default:
      return unreachable(expression)
  }
}
