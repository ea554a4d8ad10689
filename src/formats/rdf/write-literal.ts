import { jsonText } from '../../model/json.ts'
import { isList, kindOf } from '../../model/kinds.ts'
import { isFloatInFile, numberText } from '../../model/number-text.ts'
import { isNumber } from '../../model/numbers.ts'
import { Point } from '../../model/point.ts'
import { isTemporal } from '../../model/temporal/index.ts'
import type { Value } from '../../model/values.ts'
import type { Losses } from '../losses.ts'
import { namespaces } from './vocabulary.ts'

/** An object of a statement. */
export type Term =
  | { readonly kind: 'iri'; readonly iri: string }
  | { readonly kind: 'literal'; readonly text: string; readonly datatype: string }
  | { readonly kind: 'list'; readonly items: readonly Term[] }

export const xsdString = `${namespaces.xsd}string`

export function iri(of: string): Term {
  return { kind: 'iri', iri: of }
}

export function literal(text: string, datatype: string = xsdString): Term {
  return { kind: 'literal', text, datatype }
}

/** A value as a literal of XML Schema, else of Silkgraph's own datatype for it; a list as a collection. */
export function termOf(value: Value, losses: Losses): Term {
  if (typeof value === 'string') return literal(value)
  if (typeof value === 'boolean') return literal(String(value), `${namespaces.xsd}boolean`)
  if (isNumber(value))
    return isFloatInFile(value)
      ? literal(numberText(value).replace('Infinity', 'INF'), `${namespaces.xsd}double`)
      : literal(numberText(value), `${namespaces.xsd}integer`)
  if (isList(value)) return { kind: 'list', items: value.map((item) => termOf(item, losses)) }
  if (isTemporal(value) || value instanceof Point) {
    const text = value.toString()
    const known = FORMS.get(value.kind)
    return known?.form.test(text) === true
      ? literal(text, namespaces.xsd + known.datatype)
      : literal(text, namespaces.silkgraph + kindOf(value))
  }
  losses.add({ one: 'map', many: 'maps', outcome: 'written as JSON text' })
  return literal(jsonText(value))
}

const DATE = String.raw`\d{4}-\d\d-\d\d`
const TIME = String.raw`\d\d:\d\d:\d\d(?:\.\d+)?`
const OFFSET = String.raw`(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))`

/** What of each type XML Schema has, too: no regions, no fractions or signs within a duration, no offsets of seconds. */
const FORMS: ReadonlyMap<string, { readonly datatype: string; readonly form: RegExp }> = new Map([
  ['date', { datatype: 'date', form: new RegExp(`^${DATE}$`) }],
  ['localtime', { datatype: 'time', form: new RegExp(`^${TIME}$`) }],
  ['time', { datatype: 'time', form: new RegExp(`^${TIME}${OFFSET}$`) }],
  ['localdatetime', { datatype: 'dateTime', form: new RegExp(`^${DATE}T${TIME}$`) }],
  ['datetime', { datatype: 'dateTime', form: new RegExp(`^${DATE}T${TIME}${OFFSET}$`) }],
  [
    'duration',
    {
      datatype: 'duration',
      form: /^P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/,
    },
  ],
])
