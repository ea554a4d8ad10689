import type { DataError } from '../../errors.ts'
import { namesIn, parseTemplate } from '../apply/template.ts'
import { Problems } from '../problems.ts'
import { rowNumberName } from '../graph/row-number.ts'
import type { GraphValueRule } from './graph-mapping.ts'
import { NameChecks, type Path } from './name-checks.ts'
import type { GraphMappingFile } from './read-graph-mappings.ts'

/**
 * What a mapping names is there: columns of the table, and its own entities; and no node would have two properties of one name.
 *
 * @param headings of the table
 * @returns at most 20 errors, `InvalidMapping`, each with its place in the mapping
 */
export function checkGraphMapping(
  { mapping, locate }: GraphMappingFile,
  headings: readonly string[],
): readonly DataError[] {
  const problems = new Problems()
  const { tell, column, template, value, oneOf } = new NameChecks(problems, headings, locate)
  const rowNumber = rowNumberName(headings)
  const checkProperties = (
    rules: Readonly<Record<string, GraphValueRule>>,
    at: Path,
    others: readonly string[],
    own: readonly string[],
  ): void => {
    for (const [key, rule] of Object.entries(rules)) {
      const path = [...at, 'properties', key]
      if (own.includes(key))
        tell(path, 'is given already.', `Leave it out, or give it another name than ${key}.`)
      if (typeof rule === 'object' && rule.as === 'value') {
        const parsed = parseTemplate(rule.of)
        if (parsed.length === 3 && parsed[0] === '' && parsed[2] === '') column(parsed[1], [...path, 'of'])
        else
          tell(
            [...path, 'of'],
            'must be one column, such as "{Column}", to be read as value.',
            'Read it as text.',
          )
      } else value(rule, path, others)
    }
  }
  if (mapping.row !== undefined) template(mapping.row, ['row'], [rowNumber])
  for (const [name, rule] of Object.entries(mapping.entities)) {
    const at = ['entities', name]
    const parts = rule.each?.parts ?? []
    const others = [...parts, rowNumber]
    if (rule.each !== undefined) column(rule.each.column, [...at, 'each', 'column'])
    if (rule.each?.rest !== undefined) oneOf('part', rule.each.rest, new Set(parts), [...at, 'each', 'rest'])
    for (const key of ['label', 'id', 'name', 'caption'] as const)
      if (rule[key] !== undefined) template(rule[key], [...at, key], others)
    if (namesIn(parseTemplate(rule.id)).length === 0)
      tell(
        [...at, 'id'],
        'names no column, so that all rows would be one node.',
        'Name one, as in "{Column}".',
      )
    const own = ['id', ...(['name', 'caption'] as const).filter((key) => rule[key] !== undefined)]
    checkProperties(rule.properties, at, others, own)
  }
  const entities = new Set(Object.keys(mapping.entities))
  for (const [name, rule] of Object.entries(mapping.relationships)) {
    const at = ['relationships', name]
    for (const end of ['start', 'end'] as const) oneOf('entity', rule[end], entities, [...at, end])
    template(rule.type, [...at, 'type'], [rowNumber])
    checkProperties(rule.properties, at, [rowNumber], [])
  }
  return problems.errors
}
