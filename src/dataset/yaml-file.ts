import { type Document, isAlias, isMap, isNode, isScalar, isSeq, visit, type YAMLError } from 'yaml'
import { DataError, type Place } from '../errors.ts'
import type { LocatedValue } from './located-value.ts'
import { KeptFiles, type ParsedYaml, parseYaml } from './parsed-yaml.ts'
import { yamlProblem } from './yaml-words.ts'

const MAX_CHARACTERS = 4 * 1024 * 1024
const MAX_DEPTH = 100
const MAX_ERRORS = 20
const MAX_ALIASES = 100
const QUOTE_ALIAS = 'Put a text that begins with * in quotes, or write the value out.'

/** Of the files that were read last, so that most places are found without reading again. */
const kept = new KeptFiles(MAX_CHARACTERS)

/** A YAML file as plain data, with a way back from a value to its line. */
export interface YamlFile extends LocatedValue {
  /** The place of a character of the text at `path`, by its offset in UTF-16 units; that of the text where escapes hide it. */
  locateIn(path: readonly (string | number)[], offset: number): Place
}

/**
 * Reads one YAML 1.2 text (core schema). Refused are: repeated keys, the key `__proto__`, more than 100 aliases or one
 * inside an anchored value (so that no small file grows large), tags, nesting beyond 100 levels, integers beyond 2^53,
 * lone surrogates, and texts of more than 4 Mi characters.
 *
 * @returns the file, or at most 20 `DataError`s with code `InvalidYaml`, each with its place. Cost: linear in the text
 */
export function readYaml(file: string, text: string): YamlFile | readonly DataError[] {
  const whole: Place = { file, line: 1, column: 1 }
  if (text.length > MAX_CHARACTERS) {
    return [
      invalid(`The file has ${text.length} characters, more than ${MAX_CHARACTERS}.`, whole, 'Split it.'),
    ]
  }
  if (nestsTooDeep(text)) return [tooDeep(whole)]
  let parsed: ParsedYaml
  try {
    parsed = parseYaml(text)
  } catch (error) {
    if (error instanceof RangeError) return [tooDeep(whole)]
    throw error
  }
  const { document } = parsed
  const place = (offset: number): Place => {
    const { line, col } = parsed.lines.linePos(offset)
    return { file, line, column: col }
  }
  const refused = [...document.errors, ...document.warnings].map((error) => {
    const [message, hint] = yamlProblem(error)
    return invalid(message, place(openQuote(document, error) ?? error.pos[0]), hint)
  })
  // One fault often has several consequences in its line.
  const lines = new Set<number | undefined>()
  const errors = refused.filter((error) => !lines.has(error.place?.line) && lines.add(error.place?.line))
  if (errors.length === 0)
    inspect(document, (message, offset, hint) => errors.push(invalid(message, place(offset), hint)))
  if (errors.length > 0) return errors.slice(0, MAX_ERRORS)
  const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
  return new LocatedFile(file, value, text, parsed)
}

class LocatedFile implements YamlFile {
  readonly file: string
  readonly value: unknown
  readonly #text: string

  constructor(file: string, value: unknown, text: string, parsed: ParsedYaml) {
    this.file = file
    this.value = value
    this.#text = text
    kept.keep(text, parsed)
  }

  locate(path: readonly (string | number)[]): Place {
    const parsed = kept.parsed(this.#text)
    for (let length = path.length; length >= 0; length--) {
      const node = parsed.nodeAt(path.slice(0, length))
      const offset = isNode(node) ? node.range?.[0] : undefined
      if (offset !== undefined) return this.#place(parsed, offset, path)
    }
    return { file: this.file, line: 1, column: 1, path }
  }

  locateIn(path: readonly (string | number)[], offset: number): Place {
    const parsed = kept.parsed(this.#text)
    const node = parsed.nodeAt(path)
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return this.locate(path)
    const [from, to] = node.range
    const written = parsed.source.slice(from, to)
    const at = writtenOffset(written, node.value, offset, node.type?.startsWith('BLOCK') === true)
    return at === undefined ? this.locate(path) : this.#place(parsed, from + at, path)
  }

  locateKey(path: readonly (string | number)[], key: string): Place {
    const parsed = kept.parsed(this.#text)
    const pair = parsed.pairAt(path, key)
    const offset = isNode(pair?.key) ? pair.key.range?.[0] : undefined
    return offset === undefined ? this.locate(path) : this.#place(parsed, offset, [...path, key])
  }

  #place({ lines }: ParsedYaml, offset: number, path: Place['path'] & {}): Place {
    const { line, col } = lines.linePos(offset)
    return { file: this.file, line, column: col, path }
  }
}

/**
 * Where a character of a text stands in the text as it is written: both hold the same characters but for white space, quotation
 * marks around it and the first line of a block. Undefined where escapes make them differ.
 */
function writtenOffset(written: string, value: string, offset: number, isBlock: boolean): number | undefined {
  const isQuoted = /^(['"])[^]*\1$/.test(written) && !isBlock
  const from = isBlock ? written.search(/\n|$/) : isQuoted ? 1 : 0
  const body = written.slice(from, isQuoted ? -1 : undefined)
  if (body.replace(/\s+/g, '') !== value.replace(/\s+/g, '')) return undefined
  let before = value.slice(0, offset).replace(/\s+/g, '').length
  for (let at = 0; at < body.length; at++) {
    if (/\s/.test(body[at])) continue
    if (before-- === 0) return from + at
  }
  return from + body.trimEnd().length
}

/** Where a quotation mark stands that is not closed: the parser tells where the file ends. */
function openQuote(document: Document.Parsed, { message, pos }: YAMLError): number | undefined {
  let last: number | undefined
  if (/closing ['"]quote/.test(message))
    visit(document, {
      Scalar(_, { type, range }) {
        if (type?.startsWith('QUOTE') === true && range && range[1] >= pos[0] - 1) last = range[0]
      },
    })
  return last
}

type Refuse = (message: string, offset: number, hint: string) => void

/** Finds what YAML allows and a graph does not. An explicit stack: depth is the text's to choose. */
function inspect(document: Document.Parsed, refuse: Refuse): void {
  const stack: { readonly node: unknown; readonly depth: number; readonly anchored: boolean }[] = [
    { node: document.contents, depth: 0, anchored: false },
  ]
  let aliases = 0
  let tooDeepAt: number | undefined
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { node, depth } = item
    if (!isNode(node)) continue
    const offset = node.range?.[0] ?? 0
    if (depth > MAX_DEPTH) {
      tooDeepAt ??= offset
      continue
    }
    if (isAlias(node)) {
      aliases++
      if (item.anchored)
        refuse(`The alias *${node.source} is inside an anchored value.`, offset, 'Write the value out.')
      else if (aliases === MAX_ALIASES + 1)
        refuse(`There are more than ${MAX_ALIASES} aliases.`, offset, 'Write the values out.')
      else if (aliases <= MAX_ALIASES && node.resolve(document) === undefined)
        refuse(`The alias *${node.source} has no anchor &${node.source} before it.`, offset, QUOTE_ALIAS)
      continue
    }
    const anchored = item.anchored || node.anchor !== undefined
    if (node.tag !== undefined) refuse(`The tag ${node.tag} is not allowed.`, offset, 'Remove it.')
    if (isScalar(node)) inspectScalar(node.value, offset, refuse)
    if (isSeq(node)) for (const child of node.items) stack.push({ node: child, depth: depth + 1, anchored })
    if (!isMap(node)) continue
    const keys = new Set<string>()
    for (const { key, value } of node.items) {
      if (isScalar(key)) {
        const name = String(key.value)
        if (keys.has(name))
          refuse(
            `The key ${name} appears twice in one map.`,
            key.range?.[0] ?? offset,
            'Remove one, or give it another name.',
          )
        keys.add(name)
      }
      if (isScalar(key) && key.value === '__proto__') {
        refuse('The key __proto__ is not allowed.', key.range?.[0] ?? offset, 'Rename it.')
      }
      stack.push({ node: value, depth: depth + 1, anchored }, { node: key, depth: depth + 1, anchored })
    }
  }
  if (tooDeepAt !== undefined)
    refuse(`Nesting is deeper than ${MAX_DEPTH} levels.`, tooDeepAt, 'Use fewer levels.')
}

function inspectScalar(value: unknown, offset: number, refuse: Refuse): void {
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    refuse(`The number ${value} is too large to be exact.`, offset, 'Quote it as text, or use a larger unit.')
  }
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) {
    refuse('The text holds half of a surrogate pair.', offset, 'Write the whole character.')
  }
}

/**
 * Whether brackets or indentation nest far deeper than any graph file, before the parser (which recurses) sees the
 * text. Brackets in quoted text are counted too, hence the wide margin; the exact limit is applied afterwards.
 */
function nestsTooDeep(text: string): boolean {
  let depth = 0
  let indicators = 0
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at)
    if (character === 0x5b || character === 0x7b) depth++
    else if (character === 0x5d || character === 0x7d) depth = Math.max(0, depth - 1)
    // `- - - -` and `? ? ? ?` open a level each on one line.
    else if (character === 0x2d || character === 0x3f) indicators++
    else if (character !== 0x20 && character !== 0x0a && character !== 0x0d) indicators = 0
    if (depth > 20 * MAX_DEPTH || indicators > 20 * MAX_DEPTH) return true
  }
  return false
}

function tooDeep(place: Place): DataError {
  return invalid(`Nesting is deeper than ${MAX_DEPTH} levels.`, place, 'Use fewer levels.')
}

function invalid(message: string, place: Place, hint: string): DataError {
  return new DataError({ code: 'InvalidYaml', message, place, hint })
}
