import { isList } from '../../../src/model/kinds.ts'
import { isInteger, isNumber, toDouble } from '../../../src/model/numbers.ts'
import { Node, Path, Relationship, type Value } from '../../../src/model/values.ts'
import { arithmetic } from './arithmetic.ts'
import type { World } from './environment.ts'
import { Unknown } from './failure.ts'

type Call = (values: readonly Value[], world: World) => Value

const textOf = (value: Value): string => {
  if (typeof value !== 'string') throw new Unknown('a text function of something else')
  return value
}
const listOf = (value: Value): readonly Value[] => {
  if (!isList(value)) throw new Unknown('a list function of something else')
  return value
}
const pathOf = (value: Value): Path => {
  if (!(value instanceof Path)) throw new Unknown('a path function of something else')
  return value
}
const relationshipOf = (value: Value): Relationship => {
  if (!(value instanceof Relationship)) throw new Unknown('a relationship function of something else')
  return value
}

/** Apart, because every object has a method of this name. */
const toText: Call = ([value]) => {
  if (typeof value === 'string' || typeof value === 'boolean' || isInteger(value)) return String(value)
  throw new Unknown('the text of something else')
}

/** Functions that give null for null. */
const strict: ReadonlyMap<string, Call> = new Map(
  Object.entries<Call>({
    size: ([value]) => (typeof value === 'string' ? [...value].length : listOf(value).length),
    head: ([list]) => listOf(list)[0] ?? null,
    last: ([list]) => listOf(list).at(-1) ?? null,
    tail: ([list]) => listOf(list).slice(1),
    reverse: ([value]) =>
      typeof value === 'string' ? [...value].toReversed().join('') : listOf(value).toReversed(),
    range: ([from, to]) => {
      const [first, last] = [Number(from), Number(to)]
      return last < first ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at)
    },
    toUpper: ([text]) => textOf(text).toUpperCase(),
    toLower: ([text]) => textOf(text).toLowerCase(),
    substring: ([text, from, length]) =>
      [...textOf(text)].slice(Number(from), Number(from) + Number(length)).join(''),
    abs: ([value]) => {
      if (!isNumber(value)) throw new Unknown('abs of something else')
      return toDouble(value) < 0 ? arithmetic('-', 0, value) : value
    },
    sign: ([value]) => {
      if (!isNumber(value)) throw new Unknown('sign of something else')
      return Math.sign(toDouble(value)) + 0
    },
    labels: ([node], { graph }) => {
      if (!(node instanceof Node)) throw new Unknown('labels of something else')
      return [...graph.of(node).labels]
    },
    keys: ([entity], { graph }) => {
      if (!(entity instanceof Node) && !(entity instanceof Relationship)) throw new Unknown('keys of a map')
      return [...graph.of(entity).properties.keys()]
    },
    type: ([relationship], { graph }) => graph.of(relationshipOf(relationship)).type,
    startNode: ([relationship], { graph }) => new Node(graph.of(relationshipOf(relationship)).start),
    endNode: ([relationship], { graph }) => new Node(graph.of(relationshipOf(relationship)).end),
    length: ([path]) => pathOf(path).relationships.length,
    nodes: ([path]) => pathOf(path).nodes,
    relationships: ([path]) => pathOf(path).relationships,
  }),
).set('toString', toText)

/** The value of a scalar function that the generator uses. */
export function callFunction(name: string, values: readonly Value[], world: World): Value {
  if (name === 'coalesce') return values.find((value) => value !== null) ?? null
  const call = strict.get(name)
  if (call === undefined) throw new Unknown(`the function ${name}`)
  return values.includes(null) ? null : call(values, world)
}
