import { isList } from './kinds.ts'
import type { Value } from './values.ts'

/** A property that is a text; '' where it is not. */
export function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : ''
}

/** The texts of a property that is a list of texts; empty where it is not. */
export function textsOf(value: Value | undefined): readonly string[] {
  return value !== undefined && isList(value)
    ? value.filter((one): one is string => typeof one === 'string')
    : []
}
