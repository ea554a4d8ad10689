import { nameWithin, type OwnNames } from '../../model/names-beside.ts'
import type { AttributeRole } from './attribute-table.ts'

const ROLES: ReadonlyMap<string, AttributeRole> = new Map<string, AttributeRole>([
  ['labels', 'labels'],
  ['type', 'type'],
  ['evidence', 'evidence'],
  ['label', 'shown'],
])

/** What an attribute of a file that Silkgraph wrote is, by its name there. @param own the names that such a file has of its own */
export function ownAttribute(
  own: OwnNames,
  name: string,
): { readonly name: string; readonly role: AttributeRole } {
  const role = own.has(name) ? ROLES.get(name) : undefined
  return { name: nameWithin(own, name), role: role ?? 'property' }
}
