import { isList, typeName } from '../../model/kinds.ts'
import type { PropertyType } from '../../model/schema.ts'
import type { Value } from '../../model/values.ts'

/** Whether a value that is not null has one of the types. Cost: linear in the length of a list. */
export function hasType(value: Value, type: PropertyType): boolean {
  if (!isList(value)) {
    const name = typeName(value)
    return type.some((one) => one === name)
  }
  return type.some((one) => {
    const element = /^LIST<(.*) NOT NULL>$/.exec(one)?.[1]
    return element !== undefined && value.every((own) => typeName(own) === element)
  })
}
