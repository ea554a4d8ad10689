import { encodeValue } from './encoding.ts'
import { isList } from './kinds.ts'
import { isMap, Path, type Value } from './values.ts'

/** What has more entries than this is written in pieces of as many. */
const FEW = 64

/**
 * The JSON text of a value's encoding (`encodeValue`) in pieces that are short work each, however large the value is:
 * texts alone are never divided.
 */
export function* encodedPieces(value: Value): Generator<string, void, void> {
  if (!isLarge(value)) yield JSON.stringify(encodeValue(value))
  else if (value instanceof Path) {
    const { nodes, relationships } = value
    yield '{"path":[['
    yield* elementsOf(nodes, 'node')
    yield '],['
    yield* elementsOf(relationships, 'relationship')
    yield ']]}'
  } else if (isList(value)) {
    yield '['
    yield* itemsOf(value)
    yield ']'
  } else if (isMap(value)) {
    let before = '{"map":{'
    for (const key of Object.keys(value)) {
      yield `${before}${JSON.stringify(key)}:`
      yield* encodedPieces(value[key])
      before = ','
    }
    yield '}}'
  }
}

function* itemsOf(list: readonly Value[]): Generator<string, void, void> {
  let few: Value[] = []
  let before = ''
  for (const item of list) {
    const large = isLarge(item)
    if (few.length >= FEW || (large && few.length > 0)) {
      yield before + inner(JSON.stringify(few.map(encodeValue)))
      before = ','
      few = []
    }
    if (!large) few.push(item)
    else {
      yield before
      yield* encodedPieces(item)
      before = ','
    }
  }
  if (few.length > 0) yield before + inner(JSON.stringify(few.map(encodeValue)))
}

/** The elements of a path are written without their tags. */
function* elementsOf(elements: readonly Value[], tag: string): Generator<string, void, void> {
  for (const [at, element] of elements.entries())
    yield (at === 0 ? '' : ',') + JSON.stringify(encodeValue(element)).slice(tag.length + 4, -1)
}

/** A list's text without its brackets. */
function inner(text: string): string {
  return text.slice(1, -1)
}

function isLarge(value: Value): boolean {
  if (value instanceof Path) return value.relationships.length > FEW / 2
  if (typeof value !== 'object' || value === null) return false
  if (isList(value)) return value.length > FEW || value.some(isLarge)
  if (!isMap(value)) return false
  const keys = Object.keys(value)
  return keys.length > FEW || keys.some((key) => isLarge(value[key]))
}
