import { isNumber } from '../../model/numbers.ts'
import type { Losses, LossKind } from '../losses.ts'
import { type Attribute, type AttributedElement, attributesOf, valuesByName } from './attributes.ts'
import { kindsOf } from './kinds-of.ts'

/** An attribute of an XML file with what its values are, for Silkgraph to read them as they were. */
export interface XmlAttribute extends Attribute {
  /** As `kindsOf` gives it, and `number` for INTEGERs and FLOATs; undefined where it is `string`: text says all there is. */
  readonly kind: string | undefined
}

/** The attribute of a declaration that says the kind: its namespace is Silkgraph's, and other programs leave it alone. */
export const KIND_NAMESPACE = 'xmlns:silkgraph="https://github.com/silkgraph/silkgraph/xml"'

const SEVERAL_TYPES: LossKind = {
  one: 'property whose values are of several types',
  many: 'properties whose values are of several types',
  outcome: 'written as text',
}

const NESTED: LossKind = {
  one: 'property with lists of several types or maps',
  many: 'properties with lists of several types or maps',
  outcome: 'written as JSON text',
}

/** The attributes of elements, in the order of their names; what their kinds cannot say is a loss. */
export function xmlAttributesOf(
  elements: readonly AttributedElement<unknown>[],
  losses: Losses,
): readonly XmlAttribute[] {
  const kinds = kindsOf(elements)
  const values = new Map(valuesByName(elements))
  return attributesOf(elements).map((attribute) => {
    const kind = String(kinds[attribute.name])
    const isNumeric = kind === 'mixed' && (values.get(attribute.name) ?? []).every(isNumber)
    if (isNumeric) return { ...attribute, kind: 'number' }
    const isText = kind === 'mixed' || /map|list<(?:mixed|list)/.test(kind)
    if (isText) losses.add(kind === 'mixed' ? SEVERAL_TYPES : NESTED)
    return { ...attribute, kind: isText || kind === 'string' ? undefined : kind }
  })
}

/** Says the kind in a declaration; '' where there is nothing to say. */
export function kindText({ kind }: XmlAttribute): string {
  return kind === undefined ? '' : ` silkgraph:kind="${kind.replace('<', '&lt;')}"`
}
