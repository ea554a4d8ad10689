import type { Literal, Quad } from 'n3'
import { numberText } from '../../model/number-text.ts'
import { isFloat, type NumberValue } from '../../model/numbers.ts'
import { LABELLED } from '../rdf/parse.ts'
import { namespaces } from '../rdf/vocabulary.ts'

export type Named = Exclude<Quad['subject'], Quad>
export type GraphName = Quad['graph']
export type ObjectTerm = Named | Literal

export const defaultGraph: GraphName = { termType: 'DefaultGraph', value: '' }

export const xsd = (name: string): string => namespaces.xsd + name

export function namedNode(iri: string): Named {
  return iri.startsWith('_:')
    ? { termType: 'BlankNode', value: LABELLED + iri.slice(2) }
    : { termType: 'NamedNode', value: iri }
}

export function literal(text: string, datatype: string): Literal {
  return {
    termType: 'Literal',
    value: text,
    language: '',
    datatypeString: datatype,
    id: `"${text}"^^${datatype}`,
  }
}

export function languageText(text: string, language: string): Literal {
  return {
    termType: 'Literal',
    value: text,
    language,
    datatypeString: `${namespaces.rdf}langString`,
    id: `"${text}"@${language}`,
  }
}

/** @param datatype undefined for that of the number itself: 1.0 is none of the whole numbers */
export function numberLiteral(number: NumberValue, datatype?: string): Literal {
  const text = numberText(number).replace('Infinity', 'INF')
  return literal(text, datatype ?? xsd(isFloat(number) ? 'double' : 'integer'))
}
