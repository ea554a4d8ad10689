import { markedEncoding } from '../text-pieces.ts'
import { duplicateKey } from './faults.ts'
import { type JsonPlace, JsonReader } from './reader.ts'

/** A value of a JSON file by its place, and what it holds. */
export interface JsonPart extends JsonPlace {
  readonly kind: 'object' | 'array' | 'text' | 'other'
  /** Of a text. */
  readonly text: string | undefined
  /** Of an object, or of the first item of a list: parts by their keys, as deep as outlines go. */
  readonly members: ReadonlyMap<string, JsonPart>
}

/** What a JSON file has at its top, wherever in the file it stands. */
export interface JsonOutline {
  /** The first value. */
  readonly top: JsonPart
  /** Whether more values come after it, as in a file of one value a line. */
  readonly follows: boolean
  /** Where the file is broken so that nothing after it is known; a fault within a part is not looked for. */
  readonly fault: unknown
}

/** Keys of an object within another, at most: by those that come first a format is known. */
const MOST_MEMBERS = 64

/** A file is known by its outline and then read by it. */
const made = new WeakMap<Uint8Array, JsonOutline>()

/** Cost: linear in the first value, for the first time. Bytes are UTF-8. */
export function outlineJson(file: string, bytes: Uint8Array): JsonOutline {
  const known = made.get(bytes)
  if (known !== undefined) return known
  const outline = makeOutline(file, bytes)
  made.set(bytes, outline)
  return outline
}

/** The parts of an object that stands at `place`. @throws DataError as the reader does */
export function membersAt(file: string, bytes: Uint8Array, place: JsonPlace): ReadonlyMap<string, JsonPart> {
  const reader = new JsonReader(file, bytes, ignore)
  reader.seek(place)
  const members = new Map<string, JsonPart>()
  addMembers(reader, file, members, 1, Infinity)
  return members
}

/** The bytes of a file as UTF-8; of a file that is marked as UTF-16 its text in UTF-8, where it is text. */
export function utf8Of(bytes: Uint8Array): Uint8Array {
  const encoding = markedEncoding(bytes)
  if (encoding === undefined || encoding === 'utf-8') return bytes
  return new TextEncoder().encode(new TextDecoder(encoding).decode(bytes))
}

function makeOutline(file: string, bytes: Uint8Array): JsonOutline {
  const reader = new JsonReader(file, bytes, ignore)
  const parts = new Map<string, JsonPart>()
  let fault: unknown
  let follows = false
  try {
    addPart(reader, file, parts, 'top', 2)
    follows = reader.peek() !== 'end'
  } catch (error) {
    fault = error
  }
  const top = parts.get('top') ?? { at: 0, line: 1, kind: 'other', text: undefined, members: new Map() }
  return { top, follows, fault }
}

/** @param levels of objects and lists that are looked into */
function addPart(
  reader: JsonReader,
  file: string,
  parts: Map<string, JsonPart>,
  key: string,
  levels: number,
): void {
  const { place } = reader
  const kind = reader.peek()
  const members = new Map<string, JsonPart>()
  if (kind === 'end') return reader.skip()
  if (kind === 'text') {
    const text = reader.value()
    parts.set(key, { ...place, kind, text: typeof text === 'string' ? text : undefined, members })
    return
  }
  // It is known before it is looked into: where it is broken the file still says what it is.
  parts.set(key, { ...place, kind, text: undefined, members })
  if (levels === 0 || kind === 'other') return reader.skip()
  if (kind === 'object') {
    if (addMembers(reader, file, members, levels - 1, levels > 1 ? Infinity : MOST_MEMBERS)) return
  } else {
    reader.enterArray()
    if (reader.nextItem() && reader.peek() === 'object')
      addMembers(reader, file, members, levels - 1, MOST_MEMBERS)
  }
  reader.seek(place)
  reader.skip()
}

/** @returns whether these are all, so that the reader stands after the object */
function addMembers(
  reader: JsonReader,
  file: string,
  members: Map<string, JsonPart>,
  levels: number,
  most: number,
): boolean {
  reader.enterObject()
  for (let key = reader.nextKey(); key !== undefined; key = reader.nextKey()) {
    if (members.has(key)) throw duplicateKey(key, file, reader.line)
    if (members.size === most) return false
    addPart(reader, file, members, key, levels)
  }
  return true
}

function ignore(): void {
  // What cannot be kept is told where it is read.
}
