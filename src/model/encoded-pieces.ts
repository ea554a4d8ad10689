import { encodeValue } from './encoding.ts'
import { isList } from './kinds.ts'
import { isMap, Path, type Value } from './values.ts'

/** What holds more values than this, those in what it holds included, is written in pieces of as many. */
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
  let entries = 0
  let before = ''
  for (const item of list) {
    const more = entriesIn(item, FEW)
    if (few.length > 0 && entries + more > FEW) {
      yield before + inner(JSON.stringify(few.map(encodeValue)))
      before = ','
      few = []
      entries = 0
    }
    if (more <= FEW) {
      few.push(item)
      entries += more
    } else {
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
  return entriesIn(value, FEW) > FEW
}

/** How many values it is with all that it holds; counting ends beyond `most`. */
function entriesIn(value: Value, most: number): number {
  if (typeof value !== 'object' || value === null) return 1
  if (value instanceof Path) return value.nodes.length + value.relationships.length
  let entries = 1
  if (isList(value)) {
    for (const item of value) {
      entries += entriesIn(item, most - entries)
      if (entries > most) break
    }
  } else if (isMap(value)) {
    for (const key in value) {
      entries += entriesIn(value[key], most - entries)
      if (entries > most) break
    }
  }
  return entries
}
