import { writtenName } from '../../model/quote-name.ts'
import { unreachable } from '../../model/unreachable.ts'
import type {
  BoundAggregate,
  BoundExpression,
  BoundItem,
  BoundPattern,
  BoundRemoveItem,
  BoundSetItem,
  Variable,
} from '../bound/index.ts'
import type { ElementFilter, LogicalOperator, Walk } from '../planner/logical.ts'
import { isAnswered } from '../planner/index-access.ts'
import { filtersDownFrom } from '../planner/operators.ts'
import { accessText, indexOperatorName } from './index-words.ts'
import { conjunctionText, expressionText, labelsText, variableText } from './expression-text.ts'

/** An operator in words, and the variables that it gives a value. */
export interface OperatorWords {
  /** As Neo4j calls it, where it has the same. */
  readonly operator: string
  readonly details: string
  readonly introduces: readonly Variable[]
}

/** What every operator of the plan is called, and does. */
export function operatorWords(operator: LogicalOperator): OperatorWords {
  switch (operator.kind) {
    case 'argument':
      return words('Argument', '')
    case 'node-scan': {
      const { variable, labels } = operator
      const name = labels.length === 0 ? 'AllNodesScan' : 'NodeByLabelScan'
      return words(name, nodeText(variable, labels), [variable])
    }
    case 'node-seek': {
      const { variable, label, labels, key, value, each, isIndexed } = operator
      const others = labels.filter((other) => other !== label)
      const condition = `${writtenName(key)} ${each ? 'IN' : '='} ${expressionText(value)}`
      const all = nodeText(variable, [...present(label), ...others])
      // Until there is an index, all nodes go on: a filter above keeps those with the value.
      if (!isIndexed)
        return words('NodeSeek', `${all}, ${condition} once an index has made itself`, [variable])
      const also = labelsText(others) && ` AND ${labelsText(others)}`
      const details = `RANGE INDEX ${nodeText(variable, present(label))}(${writtenName(key)}) WHERE ${condition}${also}`
      return words('NodeIndexSeek', details, [variable])
    }
    case 'index-seek': {
      const { variable, accesses, joined } = operator
      const details = accesses
        .map((access) => accessText(access, variable))
        .join(joined === 'union' ? ' OR ' : ' AND ')
      const others = labelsText(operator.labels.filter((label) => !isAnswered(label, accesses, joined)))
      return words(indexOperatorName(operator), `${details}${others && ` AND ${others}`}`, [variable])
    }
    case 'node-check':
      return words(
        'Filter',
        operator.labels.length === 0
          ? `${variableText(operator.variable)} IS NOT NULL`
          : nodeText(operator.variable, operator.labels),
      )
    case 'expand':
      return words('Expand(All)', walkText(operator.walk, operator.labels), introducedBy(operator.walk))
    case 'expand-into':
      return words('Expand(Into)', walkText(operator.walk), [operator.walk.relationship])
    case 'expand-bound': {
      const { walk, fromKnown, toKnown } = operator
      const introduces = [...(fromKnown ? [] : [walk.from]), ...(toKnown ? [] : [walk.to])]
      return words('ProjectEndpoints', walkText(walk), introduces)
    }
    case 'variable-expand': {
      const { walk, labels, toKnown, properties, lower, upper } = operator
      return words(
        toKnown ? 'VarLengthExpand(Into)' : 'VarLengthExpand(All)',
        walkText(walk, labels, `*${lower}..${upper ?? ''}${propertiesText(properties)}`),
        introducedBy(walk),
      )
    }
    case 'shortest-path': {
      const { walk, lower, upper, all, properties, filters, conditions, paths } = operator
      const wanted = [...filters.map(filterText), ...conditions.map((condition) => expressionText(condition))]
      return words(
        all ? 'AllShortestPaths' : 'ShortestPath',
        walkText(walk, [], `*${lower}..${upper ?? ''}${propertiesText(properties)}`) +
          (wanted.length === 0 ? '' : ` WHERE ${wanted.join(' AND ')}`),
        [walk.relationship, ...variablesOf(paths)],
      )
    }
    case 'path':
      return words('Projection', `${variableText(operator.path.variable)} = path`, [operator.path.variable])
    case 'filter':
      return words('Filter', conjunctionText(filtersDownFrom(operator).map(({ predicate }) => predicate)))
    case 'optional':
      return words('Optional', namesText(operator.introduced), operator.introduced)
    case 'apply':
      return words(operator.unit ? 'Foreach' : 'Apply', namesText(operator.results), operator.results)
    case 'project':
      return words('Projection', itemsText(operator.items), variablesOf(operator.items))
    case 'aggregate': {
      const { grouping, aggregates } = operator
      const details = [itemsText(grouping), ...aggregates.map(aggregateText)].filter((text) => text !== '')
      return words('EagerAggregation', details.join(', '), variablesOf([...grouping, ...aggregates]))
    }
    case 'distinct':
      return words('Distinct', namesText(operator.variables))
    case 'sort':
    case 'top': {
      const keys = operator.keys.map(
        ({ expression, descending }) => `${expressionText(expression)}${descending ? ' DESC' : ''}`,
      )
      if (operator.kind === 'sort') return words('Sort', keys.join(', '))
      const skip = operator.skip === undefined ? '' : `${expressionText(operator.skip)} + `
      return words('Top', `${keys.join(', ')}${skip} LIMIT ${expressionText(operator.limit)}`)
    }
    case 'skip':
    case 'limit':
      return words(operator.kind === 'skip' ? 'Skip' : 'Limit', expressionText(operator.count))
    case 'unwind':
      return words('Unwind', `${expressionText(operator.list)} AS ${variableText(operator.variable)}`, [
        operator.variable,
      ])
    case 'procedure-call': {
      const { procedure, results } = operator
      const given = operator.arguments.map((argument) => expressionText(argument)).join(', ')
      const { operator: name, details } = procedure.plan ?? {
        operator: 'ProcedureCall',
        details: `${procedure.name}(${given})`,
      }
      return words(name, details, variablesOf(results))
    }
    case 'eager':
      return words('Eager', '')
    case 'union':
      return words('Union', namesText(operator.variables), operator.variables)
    case 'count-store': {
      const { counted, variable } = operator
      const introduces = [variable]
      const as = variableText(variable) && ` AS ${variableText(variable)}`
      if (counted.kind === 'nodes')
        return words(
          'NodeCountFromCountStore',
          `count((${labelsText(present(counted.label))}))${as}`,
          introduces,
        )
      const { start, types, end } = counted
      const pattern = `(${labelsText(present(start))})-${typesText('', types)}->(${labelsText(present(end))})`
      return words('RelationshipCountFromCountStore', `count(${pattern})${as}`, introduces)
    }
    case 'create':
      return words('Create', operator.patterns.map(patternText).join(', '), operator.patterns.flatMap(madeBy))
    case 'merge': {
      const { pattern, onCreate, onMatch, introduced } = operator
      const on = [
        ...(onCreate.length === 0 ? [] : [` ON CREATE SET ${onCreate.map(setText).join(', ')}`]),
        ...(onMatch.length === 0 ? [] : [` ON MATCH SET ${onMatch.map(setText).join(', ')}`]),
      ]
      return words('Merge', `${patternText(pattern)}${on.join('')}`, introduced)
    }
    case 'set':
      return words('Set', operator.items.map(setText).join(', '))
    case 'remove':
      return words('Remove', operator.items.map(removeText).join(', '))
    case 'delete':
      return words(
        operator.detach ? 'DetachDelete' : 'Delete',
        operator.targets.map((target) => expressionText(target)).join(', '),
      )
    default:
      return unreachable(operator)
  }
}

function words(operator: string, details: string, introduces: readonly Variable[] = []): OperatorWords {
  return { operator, details, introduces }
}

function introducedBy({ relationship, to }: Walk): readonly Variable[] {
  return [relationship, to]
}

function variablesOf(items: readonly { readonly variable: Variable }[]): readonly Variable[] {
  return items.map(({ variable }) => variable)
}

function filterText({ kind, variable, predicate, wanted }: ElementFilter): string {
  const list = kind === 'node' ? 'nodes' : 'relationships'
  return `${wanted ? 'all' : 'none'}(${variableText(variable)} IN ${list} WHERE ${expressionText(predicate)})`
}

function nodeText(variable: Variable, labels: readonly string[]): string {
  return `${variableText(variable)}${labelsText(labels)}`
}

function walkText(
  { from, to, relationship, types, direction }: Walk,
  labels: readonly string[] = [],
  length = '',
): string {
  const arrow = typesText(variableText(relationship), types, length)
  const [left, right] = ARROWS[direction]
  return `(${variableText(from)})${left}${arrow}${right}(${nodeText(to, labels)})`
}

const ARROWS = { outgoing: ['-', '->'], incoming: ['<-', '-'], both: ['-', '-'] } as const

function typesText(name: string, types: readonly string[], length = ''): string {
  const inside = `${name}${types.length === 0 ? '' : `:${types.map(writtenName).join('|')}`}${length}`
  return inside === '' ? '' : `[${inside}]`
}

function namesText(variables: readonly Variable[]): string {
  return variables
    .map(variableText)
    .filter((name) => name !== '')
    .join(', ')
}

function itemsText(items: readonly BoundItem[]): string {
  return items.map(({ variable, expression }) => asText(expressionText(expression), variable)).join(', ')
}

function aggregateText({ variable, function: { name }, distinct, arguments: given }: BoundAggregate): string {
  const inside = given.length === 0 ? '*' : given.map((one) => expressionText(one)).join(', ')
  return asText(`${name}(${distinct ? 'DISTINCT ' : ''}${inside})`, variable)
}

function asText(expression: string, variable: Variable): string {
  const name = variableText(variable)
  if (expression === '' || name === '' || name === expression) return expression || name
  return `${expression} AS ${name}`
}

/** A pattern that is made: its relationships with their ends, and the nodes that have none. */
function patternText({ nodes, relationships }: BoundPattern): string {
  const byVariable = new Map(nodes.map((node) => [node.variable, node]))
  const said = new Set<Variable>()
  const node = (variable: Variable): string => {
    const first = !said.has(variable)
    said.add(variable)
    const labels = first ? (byVariable.get(variable)?.labels ?? []) : []
    const properties = first ? byVariable.get(variable)?.properties : undefined
    return `(${nodeText(variable, labels)}${propertiesText(properties)})`
  }
  const lines = relationships.map(({ variable, types, left, right, direction, properties }) => {
    const inside = `${typesText(variableText(variable), types).slice(1, -1)}${propertiesText(properties)}`
    const [before, after] = ARROWS[direction]
    return `${node(left)}${before}[${inside}]${after}${node(right)}`
  })
  const alone = nodes.filter(({ variable }) => !said.has(variable)).map(({ variable }) => node(variable))
  return [...lines, ...alone].join(', ')
}

function propertiesText(properties: BoundExpression | undefined): string {
  return properties === undefined ? '' : ` ${expressionText(properties)}`
}

function madeBy({ nodes, relationships }: BoundPattern): readonly Variable[] {
  return variablesOf([...nodes, ...relationships].filter(({ bound }) => !bound))
}

function setText(item: BoundSetItem): string {
  switch (item.kind) {
    case 'property':
      return `${expressionText(item.target)}.${writtenName(item.key)} = ${expressionText(item.value)}`
    case 'replace':
    case 'merge':
      return `${variableText(item.target)} ${item.kind === 'merge' ? '+=' : '='} ${expressionText(item.value)}`
    case 'labels':
      return nodeText(item.target, item.labels)
    default:
      return unreachable(item)
  }
}

function removeText(item: BoundRemoveItem): string {
  return item.kind === 'property'
    ? `${expressionText(item.target)}.${writtenName(item.key)}`
    : nodeText(item.target, item.labels)
}

function present<Value>(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : [value]
}
