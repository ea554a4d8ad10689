import { Document, isMap, isNode, isScalar, isSeq, type Pair, parseDocument, visit, type YAMLMap } from 'yaml'
import { addAll } from '../model/add-all.ts'
import { isDeepEqual } from './deep-equal.ts'

/** Plain data, as YAML holds it. */
export type YamlValue =
  string | number | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue | undefined }

/** What a map is to hold; undefined takes a key away. */
export type YamlMap = { readonly [key: string]: YamlValue | undefined }

/** Long lines stay: they are Cypher, or somebody's. */
const options = { lineWidth: 0, flowCollectionPadding: true } as const

/** A list or map of few short values is written in one line of so many characters at most. */
const MOST_IN_LINE = 72
const MOST_KEYS = 3

/** The text of a map, a key a line. */
export function writeYaml(map: YamlMap): string {
  return written(defined(map))
}

function written(map: { readonly [key: string]: unknown }): string {
  const document = new Document(map)
  visit(document, {
    Collection(at, node) {
      const isRoot = at === null
      const isShort = JSON.stringify(node).length <= MOST_IN_LINE
      const parts = isMap(node) ? node.items.map(({ value }) => value) : isSeq(node) ? node.items : []
      const isPlain = parts.every((part) => isScalar(part) && !String(part.value).includes('\n'))
      node.flow = !isRoot && isShort && isPlain && (isSeq(node) || parts.length <= MOST_KEYS)
    },
  })
  return document.toString(options)
}

/**
 * The text of a map with other values for some of its keys. Everything else stays as it is written, comments, order and white space
 * included; new keys come last. Where a value cannot be replaced within the text, the whole is written anew by its nodes, which
 * keeps comments and order.
 *
 * @param text YAML without errors, whose root is a map
 */
export function editYaml(text: string, changes: YamlMap): string {
  const document = parseDocument(text)
  const before: unknown = document.toJS()
  const wanted = { ...(isRecord(before) ? before : {}), ...changes }
  if (isMap(document.contents)) {
    const edited = spliced(text, splicesOf(text, document.contents, wanted))
    if (isDeepEqual(parsed(edited), defined(wanted))) return edited
  }
  for (const [key, value] of Object.entries(changes))
    if (value === undefined) document.delete(key)
    else document.set(key, document.createNode(value))
  return document.toString(options)
}

interface Splice {
  readonly from: number
  readonly to: number
  readonly text: string
}

function splicesOf(
  text: string,
  map: YAMLMap,
  wanted: { readonly [key: string]: unknown },
): readonly Splice[] {
  const splices: Splice[] = []
  const known = new Set<string>()
  let indent = 0
  let last = 0
  for (const pair of map.items) {
    const { key, value } = pair
    if (!isScalar(key) || !key.range) continue
    const name = String(key.value)
    known.add(name)
    const [from] = key.range
    indent = from - lineStart(text, from)
    last = endOf(text, pair)
    const next = wanted[name]
    const old: unknown = isNode(value) ? value.toJSON() : undefined
    if (isDeepEqual(old, next)) continue
    if (next === undefined) splices.push({ from: lineStart(text, from), to: lineEnd(text, last), text: '' })
    else if (isMap(value) && value.flow !== true && isRecord(next))
      addAll(splices, splicesOf(text, value, next))
    else splices.push({ from, to: last, text: pairText(name, next, indent) })
  }
  const added = Object.entries(wanted).filter(([name, value]) => !known.has(name) && value !== undefined)
  const at = lineEnd(text, last)
  const before = at > 0 && text[at - 1] !== '\n' ? '\n' : ''
  const lines = added.map(([name, value]) => `${' '.repeat(indent)}${pairText(name, value, indent)}\n`)
  if (lines.length > 0) splices.push({ from: at, to: at, text: before + lines.join('') })
  return splices
}

/** A key and its value, with every line but the first indented. */
function pairText(key: string, value: unknown, indent: number): string {
  const lines = written({ [key]: value })
    .trimEnd()
    .split('\n')
  return lines.map((line, at) => (at === 0 || line === '' ? line : ' '.repeat(indent) + line)).join('\n')
}

/** Where the value of a pair ends, without the white space and the comment after it. */
function endOf(text: string, { key, value }: Pair): number {
  const range = isNode(value) && value.range ? value.range : isNode(key) ? key.range : undefined
  let end = range?.[1] ?? 0
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--
  return end
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

/** After the line break. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end + 1
}

function spliced(text: string, splices: readonly Splice[]): string {
  return splices
    .toSorted((one, other) => other.from - one.from || other.to - one.to)
    .reduce((whole, { from, to, text: part }) => whole.slice(0, from) + part + whole.slice(to), text)
}

function parsed(text: string): unknown {
  const document = parseDocument(text)
  return document.errors.length > 0 ? undefined : document.toJS()
}

function defined(map: { readonly [key: string]: unknown }): { readonly [key: string]: unknown } {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined))
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
