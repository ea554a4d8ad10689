import type { AttributeTable, AttributeValues } from '../reading/attribute-table.ts'

/** APOC writes labels and types twice: as an attribute of the element, and as a value. */
export function forget(table: AttributeTable, values: AttributeValues, name: string, text: string): void {
  const attribute = table.named(name)
  if (attribute !== undefined && values.get(attribute) === text) values.delete(attribute)
}

/** `:A:B` */
export function labelsOfApoc(text: string): readonly string[] {
  return [...new Set(text.split(':').filter((label) => label !== ''))]
}
