import type { PropertyValue } from '../../dataset/schemas/common.ts'
import type { ValueRule } from '../schema/parts.ts'
import { fill, parseTemplate, type Scope, type Template } from './template.ts'
import { type Read, readBoolean, readDate, readNumber } from './values.ts'

/** Reads a value of a row; undefined where its cells are blank. */
export type ValueReader = (scope: Scope) => Read<PropertyValue> | undefined

/** How a rule reads its value. */
export function valueReader(rule: ValueRule): ValueReader {
  const template = templateOf(rule)
  if (typeof rule === 'string') {
    return (scope) => {
      const value = fill(template, scope)
      return value === undefined ? undefined : { value }
    }
  }
  const { split } = rule
  return (scope) => {
    const text = fill(template, scope)
    if (text === undefined) return undefined
    if (split === undefined) return readOne(rule, text)
    const items = text.split(split).map((item) => item.trim())
    const read = items.filter((item) => item !== '').map((item) => readOne(rule, item))
    const wrong = read.find((one) => 'problem' in one)
    return wrong ?? { value: read.flatMap((one) => ('value' in one ? [String(one.value)] : [])) }
  }
}

export function templateOf(rule: ValueRule): Template {
  return parseTemplate(typeof rule === 'string' ? rule : rule.of)
}

function readOne(
  { as, values, otherwise, decimal }: Exclude<ValueRule, string>,
  written: string,
): Read<string | number | boolean> {
  const known = values !== undefined && Object.hasOwn(values, written) ? values[written] : undefined
  const text = known ?? (values === undefined ? written : otherwise)
  if (text === undefined)
    return {
      problem: `"${written}" is not among the values`,
      hint: 'List it under values in the mapping, or say under otherwise what stands for all others.',
    }
  switch (as) {
    case 'text':
      return { value: text }
    case 'number':
      return readNumber(text, decimal)
    case 'boolean':
      return readBoolean(text)
    default:
      return readDate(text, as)
  }
}
