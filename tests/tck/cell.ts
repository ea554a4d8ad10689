import { isTemporal, type TemporalValue } from '../../src/model/temporal/index.ts'
import { emptyMap, Float, float, Node, Path, Relationship, type Value } from '../../src/model/values.ts'

/**
 * The value of a table cell of the TCK: `null`, `1`, `1.0`, `NaN`, `'a'`, `[1]`, `{k: 1}`, `(:A {k: 1})`, `[:T]` and
 * `<(:A)-[:T]->()>`. Ids are made up: nodes and relationships are compared by what they show.
 */
export function parseCell(text: string): Value {
  const reader = new CellReader(text)
  const value = reader.value()
  reader.finish()
  return value
}

class CellReader {
  private readonly text: string
  private offset = 0
  private nextId = 0

  constructor(text: string) {
    this.text = text.trim()
  }

  finish(): void {
    this.blank()
    if (this.offset < this.text.length) throw this.wrong()
  }

  value(): Value {
    this.blank()
    const next = this.text[this.offset] ?? ''
    if (next === "'") return this.string()
    if (next === '[') return this.startsWith('[:') ? this.relationship(-1, -1) : this.list()
    if (next === '{') return this.map()
    if (next === '(') return this.node()
    if (next === '<') return this.path()
    return this.scalar()
  }

  private scalar(): Value {
    const word = this.match(/[^\s,\]})]+/y)
    if (word === 'null') return null
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'NaN') return Number.NaN
    if (word === 'Inf' || word === 'Infinity') return Number.POSITIVE_INFINITY
    if (word === '-Inf' || word === '-Infinity') return Number.NEGATIVE_INFINITY
    if (/^-?\d+$/.test(word)) {
      const number = Number(word)
      return Number.isSafeInteger(number) ? number : BigInt(word)
    }
    if (/^-?\d*\.?\d+(?:[eE][+-]?\d+)?$/.test(word)) return float(Number(word))
    throw this.wrong()
  }

  private string(): string {
    const quoted = this.match(/'(?:[^'\\]|\\.)*'/sy)
    return quoted.slice(1, -1).replaceAll(/\\(.)/gs, '$1')
  }

  private list(): Value {
    this.take('[')
    const items: Value[] = []
    while (!this.accept(']')) {
      if (items.length > 0) this.take(',')
      items.push(this.value())
    }
    return items
  }

  private map(): { [key: string]: Value } {
    this.take('{')
    const map = emptyMap()
    let isFirst = true
    while (!this.accept('}')) {
      if (!isFirst) this.take(',')
      isFirst = false
      this.blank()
      const key = this.match(/[^:\s]+/y)
      this.take(':')
      map[key] = this.value()
    }
    return map
  }

  private node(): Node {
    this.take('(')
    const labels: string[] = []
    while (this.accept(':')) labels.push(this.match(/[^:\s{)]+/y))
    this.blank()
    const properties = this.startsWith('{') ? this.map() : emptyMap()
    this.take(')')
    return new Node(this.nextId++, labels, properties)
  }

  private relationship(start: number, end: number): Relationship {
    this.take('[')
    this.take(':')
    const type = this.match(/[^\s{\]]+/y)
    this.blank()
    const properties = this.startsWith('{') ? this.map() : emptyMap()
    this.take(']')
    return new Relationship(this.nextId++, type, start, end, properties)
  }

  private path(): Path {
    this.take('<')
    const nodes = [this.node()]
    const relationships: Relationship[] = []
    while (!this.accept('>')) {
      const from = nodes.at(-1)?.id ?? -1
      const isIncoming = this.accept('<')
      this.take('-')
      const relationship = this.relationship(0, 0)
      this.take('-')
      if (!isIncoming) this.take('>')
      const node = this.node()
      nodes.push(node)
      const [start, end] = isIncoming ? [node.id, from] : [from, node.id]
      relationships.push(
        new Relationship(relationship.id, relationship.type, start, end, relationship.properties),
      )
    }
    return new Path(nodes, relationships)
  }

  private blank(): void {
    while (/\s/.test(this.text[this.offset] ?? '')) this.offset++
  }

  private startsWith(text: string): boolean {
    return this.text.startsWith(text, this.offset)
  }

  private accept(text: string): boolean {
    this.blank()
    if (!this.startsWith(text)) return false
    this.offset += text.length
    return true
  }

  private take(text: string): void {
    if (!this.accept(text)) throw this.wrong()
  }

  private match(pattern: RegExp): string {
    this.blank()
    pattern.lastIndex = this.offset
    const found = pattern.exec(this.text)?.[0]
    if (found === undefined) throw this.wrong()
    this.offset += found.length
    return found
  }

  private wrong(): TypeError {
    return new TypeError(`cannot read the cell ${this.text} at ${this.offset}`)
  }
}

/**
 * A text that two values share where the TCK holds them equal: integers and floats are kept apart, labels and the keys
 * of maps have no order; lists have none where `ignoreListOrder`. Temporal values show as the strings that the TCK writes
 * for them.
 */
export function showValue(value: Value, ignoreListOrder = false): string {
  const show = (inner: Value) => showValue(inner, ignoreListOrder)
  if (value === null) return 'null'
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (typeof value === 'number') return Number.isNaN(value) ? 'NaN' : String(value)
  // The TCK writes 0.0 for what the literal -0.0 returns.
  if (value instanceof Float) return Object.is(value.value, -0) ? '0.0' : `${value.value}.0`
  if (typeof value === 'string') return JSON.stringify(value)
  if (Array.isArray(value)) {
    const items = (value as readonly Value[]).map(show)
    return `[${(ignoreListOrder ? items.toSorted() : items).join(', ')}]`
  }
  if (value instanceof Node) return showNode(value, show)
  if (value instanceof Relationship) return showRelationship(value, show)
  if (value instanceof Path) return showPath(value, show)
  if (isTemporal(value)) return JSON.stringify(temporalText(value))
  return showMap(value as { readonly [key: string]: Value }, show)
}

/** ISO text without seconds where they are zero, as the TCK writes it (`12:31+01:00`); else it gives all digits. */
function temporalText(value: TemporalValue): string {
  return value.kind === 'duration' ? value.toString() : value.toString().replace(/(\d\d:\d\d):00(?!\.)/, '$1')
}

type Show = (value: Value) => string

function showMap(map: { readonly [key: string]: Value }, show: Show): string {
  const entries = Object.keys(map)
    .toSorted()
    .map((key) => `${key}: ${show(map[key] ?? null)}`)
  return `{${entries.join(', ')}}`
}

function showNode(node: Node, show: Show): string {
  const properties = Object.keys(node.properties).length === 0 ? '' : showMap(node.properties, show)
  return `(${node.labels
    .toSorted()
    .map((label) => `:${label}`)
    .join('')}${properties})`
}

function showRelationship(relationship: Relationship, show: Show): string {
  const properties =
    Object.keys(relationship.properties).length === 0 ? '' : showMap(relationship.properties, show)
  return `[:${relationship.type}${properties}]`
}

function showPath(path: Path, show: Show): string {
  const pieces = path.nodes.map((node, index) => {
    const relationship = path.relationships[index]
    if (relationship === undefined) return showNode(node, show)
    const text = showRelationship(relationship, show)
    return `${showNode(node, show)}${relationship.start === node.id ? `-${text}->` : `<-${text}-`}`
  })
  return `<${pieces.join('')}>`
}
