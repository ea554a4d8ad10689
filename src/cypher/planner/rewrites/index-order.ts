import type { GraphReader } from '../../../model/graph-store.ts'
import type { IndexDefinition } from '../../../model/schema.ts'
import type { BoundExpression, Variable } from '../../bound/index.ts'
import { equalKeys } from '../index-access.ts'
import type { LogicalOperator, SortKey } from '../logical.ts'
import type { Rewrite } from './rewrite.ts'
import { bottomUp } from './tree.ts'

type Sort = Extract<LogicalOperator, { kind: 'sort' }>
type Found = Extract<LogicalOperator, { kind: 'node-scan' | 'index-seek' }>

/** Takes nodes from an index in the order that a sort above asks for, so that a limit needs only the first. */
export const indexOrder: Rewrite = {
  name: 'index-order',
  apply: (root, reader) =>
    bottomUp(root, (operator) =>
      operator.kind === 'sort' ? (unsorted(operator, reader) ?? operator) : operator,
    ),
}

/** The nodes with the properties by which they are sorted. */
interface Wanted {
  readonly variable: Variable
  readonly keys: readonly string[]
  readonly descending: boolean
}

function unsorted({ keys, input }: Sort, reader: GraphReader): LogicalOperator | undefined {
  const passed: Exclude<LogicalOperator, { kind: 'argument' | 'count-store' | 'union' }>[] = []
  let expressions = keys.map(({ expression }) => expression)
  for (let at = input; ;) {
    switch (at.kind) {
      case 'node-scan':
      case 'index-seek': {
        const wanted = wantedBy(keys, expressions)
        if (wanted?.variable === at.variable) {
          const found = at.input.kind === 'argument' ? inOrder(at, wanted, reader) : undefined
          if (found === undefined) return undefined
          return passed.reduceRight<LogicalOperator>((below, above) => ({ ...above, input: below }), found)
        }
        break
      }
      case 'project': {
        const made = new Map(at.items.map(({ variable, expression }) => [variable, expression]))
        expressions = expressions.map((expression) => madeBy(expression, made))
        break
      }
      case 'filter':
      case 'node-check':
      case 'expand':
      case 'expand-into':
      case 'expand-bound':
      case 'path':
      case 'optional':
      case 'unwind':
        break
      default:
        return undefined
    }
    passed.push(at)
    at = at.input
  }
}

/** An expression over what a projection makes, as it reads below it. */
function madeBy(expression: BoundExpression, made: ReadonlyMap<Variable, BoundExpression>): BoundExpression {
  if (expression.kind === 'variable') return made.get(expression.variable) ?? expression
  if (expression.kind !== 'property') return expression
  return { ...expression, target: madeBy(expression.target, made) }
}

function wantedBy(keys: readonly SortKey[], expressions: readonly BoundExpression[]): Wanted | undefined {
  const [{ descending }] = keys
  let variable: Variable | undefined
  const names: string[] = []
  for (const [at, expression] of expressions.entries()) {
    if (expression.kind !== 'property' || expression.target.kind !== 'variable') return undefined
    variable ??= expression.target.variable
    if (expression.target.variable !== variable || keys[at].descending !== descending) return undefined
    names.push(expression.key)
  }
  return variable === undefined ? undefined : { variable, keys: names, descending }
}

function inOrder(found: Found, wanted: Wanted, reader: GraphReader): LogicalOperator | undefined {
  const order = wanted.descending ? 'descending' : 'ascending'
  if (found.kind === 'index-seek') {
    const [{ index, sought }, ...others] = found.accesses
    const isOpen = index.kind === 'range' && sought.kind !== 'in' && others.length === 0
    return isOpen && isSame(index.keys.slice(equalKeys(sought)), wanted.keys)
      ? { ...found, order }
      : undefined
  }
  // Nodes without the property come last; those that come first would have to be looked for among all.
  if (wanted.descending || wanted.keys.length > 1) return undefined
  const { input, variable, labels } = found
  const index = reader.schema.indexes.find((one) => isOver(one, labels) && isSame(one.keys, wanted.keys))
  if (index === undefined) return undefined
  const accesses = [{ index, sought: { kind: 'exists' } }] as const
  return {
    kind: 'index-seek',
    input,
    entity: 'node',
    variable,
    accesses,
    joined: 'union',
    labels,
    order,
    withAbsent: true,
  }
}

function isOver({ kind, entity, names }: IndexDefinition, labels: readonly string[]): boolean {
  return kind === 'range' && entity === 'node' && labels.includes(names[0])
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key, at) => key === other[at])
}
