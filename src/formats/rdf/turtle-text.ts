import type { Described, Linked } from './statements.ts'
import { namespaces, rdf } from './vocabulary.ts'
import { type Term, xsdString } from './write-literal.ts'

/** The longest namespace first: each of Silkgraph's is within one of them. */
const PREFIXES = Object.entries(namespaces).sort(([, a], [, b]) => b.length - a.length)

/** The declarations of every prefix that is used. */
export function prefixLines(): readonly string[] {
  return Object.entries(namespaces).map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .`)
}

export function describedText({ iri, statements }: Described): string {
  const lines = statements.map(
    ([predicate, objects]) =>
      `${predicate === rdf.type ? 'a' : iriText(predicate)} ${objects.map(termText).join(', ')}`,
  )
  return `${iriText(iri)} ${lines.join(' ;\n  ')} .`
}

export function linkText({ start, predicate, end }: Linked): string {
  return `${iriText(start)} ${iriText(predicate)} ${iriText(end)} .`
}

/** `node:a`, or all of the IRI where what follows is more than a plain name. */
export function iriText(iri: string): string {
  const found = PREFIXES.find(([, namespace]) => iri.startsWith(namespace))
  if (found !== undefined) {
    const local = iri.slice(found[1].length)
    if (/^(?:\w|%[\dA-F]{2})(?:(?:[\w.-]|%[\dA-F]{2})*(?:[\w-]|%[\dA-F]{2}))?$/.test(local))
      return `${found[0]}:${local}`
  }
  return `<${iri}>`
}

function termText(term: Term): string {
  switch (term.kind) {
    case 'iri':
      return iriText(term.iri)
    case 'list':
      return `(${term.items.map(termText).join(' ')})`
    case 'literal':
      return literalText(term.text, term.datatype)
  }
}

/** Digits and truth values are literals of their own. */
const BARE: ReadonlySet<string> = new Set([`${namespaces.xsd}integer`, `${namespaces.xsd}boolean`])

function literalText(text: string, datatype: string): string {
  if (BARE.has(datatype)) return text
  const quoted = `"${text.replace(/["\\\p{Cc}\u2028\u2029\uFEFF\uFFFE\uFFFF]/gu, escaped)}"`
  return datatype === xsdString ? quoted : `${quoted}^^${iriText(datatype)}`
}

function escaped(character: string): string {
  return ESCAPES.get(character) ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])
