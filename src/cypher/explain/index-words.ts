import { writtenName } from '../../model/quote-name.ts'
import type { BoundExpression, Variable } from '../bound/index.ts'
import { type BoundLimit, type BoundSought, equalKeys, type IndexAccess } from '../planner/index-access.ts'
import type { LogicalOperator } from '../planner/logical.ts'
import { expressionText, labelsText, variableText } from './expression-text.ts'

type IndexSeek = Extract<LogicalOperator, { kind: 'index-seek' }>

const names: { readonly [Kind in BoundSought['kind']]: string } = {
  equal: 'IndexSeek',
  in: 'IndexSeek',
  range: 'IndexSeekByRange',
  'starts-with': 'IndexSeekByRange',
  exists: 'IndexScan',
  contains: 'IndexContainsScan',
  'ends-with': 'IndexEndsWithScan',
  'within-distance': 'IndexSeekByRange',
  'bounding-box': 'IndexSeekByRange',
}

/** `NodeIndexSeekByRange`, as Neo4j has it; what joins several accesses has a name of its own. */
export function indexOperatorName({ entity, accesses, joined }: IndexSeek): string {
  const what = entity === 'node' ? 'Node' : 'Relationship'
  const [first, ...others] = accesses
  if (others.length === 0) return `${what}${names[first.sought.kind]}`
  return joined === 'union' ? `${what}IndexUnion` : `${what}IndexIntersection`
}

/** `RANGE INDEX n:P(age) WHERE age > 3` */
export function accessText({ index, sought }: IndexAccess, variable: Variable): string {
  const of = `${variableText(variable)}${labelsText(index.names)}(${index.keys.map(writtenName).join(', ')})`
  const conditions = conditionTexts(sought, index.keys.map(writtenName))
  return `${index.kind.toUpperCase()} INDEX ${of}${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`}`
}

function conditionTexts(sought: BoundSought, keys: readonly string[]): readonly string[] {
  const next = keys[equalKeys(sought)] ?? keys[0]
  switch (sought.kind) {
    case 'equal':
      return equal(sought.values, keys)
    case 'in':
      return [...equal(sought.equal, keys), `${next} IN ${expressionText(sought.list)}`]
    case 'range':
      return [
        ...equal(sought.equal, keys),
        ...limitText(next, '>', sought.from),
        ...limitText(next, '<', sought.to),
      ]
    case 'starts-with':
      return [...equal(sought.equal, keys), `${next} STARTS WITH ${expressionText(sought.text)}`]
    case 'exists':
      return keys.map((key) => `${key} IS NOT NULL`)
    case 'contains':
      return [`${next} CONTAINS ${expressionText(sought.text)}`]
    case 'ends-with':
      return [`${next} ENDS WITH ${expressionText(sought.text)}`]
    case 'within-distance': {
      const { center, distance, inclusive } = sought
      return [
        `point.distance(${next}, ${expressionText(center)}) ${inclusive ? '<=' : '<'} ${expressionText(distance)}`,
      ]
    }
    case 'bounding-box':
      return [
        `point.withinBBox(${[next, ...[sought.lower, sought.upper].map((corner) => expressionText(corner))].join(', ')})`,
      ]
  }
}

function equal(values: readonly BoundExpression[], keys: readonly string[]): readonly string[] {
  return values.map((value, at) => `${keys[at]} = ${expressionText(value)}`)
}

function limitText(key: string, sign: '<' | '>', limit: BoundLimit | undefined): readonly string[] {
  if (limit === undefined) return []
  return [`${key} ${sign}${limit.inclusive ? '=' : ''} ${expressionText(limit.value)}`]
}
