import { lookup } from '../../dataset/lookup.ts'
import { objectInWords, type Ontology } from '../../dataset/schemas/ontology.ts'
import type { DataError } from '../../errors.ts'
import { Problems } from '../problems.ts'
import type { ClaimRule, EntityRule } from './mapping.ts'
import { NameChecks, type Path } from './name-checks.ts'
import type { MappingFile } from './read-mapping.ts'

/**
 * What a mapping names is there: columns of the table, labels, properties, types and qualifiers of the ontology, its own entities.
 *
 * @param headings of the table
 * @returns at most 20 errors, `InvalidMapping`, each with its place in the mapping
 */
export function checkMapping(
  { mapping, locate }: MappingFile,
  headings: readonly string[],
  ontology: Ontology,
): readonly DataError[] {
  const problems = new Problems()
  const { isColumn, tell, column, template, value, oneOf } = new NameChecks(problems, headings, locate)
  const rules = Object.keys(mapping.entities)
  const known = {
    entities: new Set(rules),
    labels: namesOf(ontology.labels),
    properties: namesOf(ontology.properties),
    qualifiers: namesOf(ontology.qualifiers),
    types: namesOf(ontology.relationshipTypes),
  }

  const checkEntity = (name: string, rule: EntityRule): void => {
    const at = ['entities', name]
    const parts = rule.each?.parts ?? []
    for (const hidden of parts.filter(isColumn))
      tell([...at, 'each', 'parts'], `calls a part ${hidden}, as a column is.`, 'Give it another name.')
    if (isColumn(name)) tell(at, 'is called as a column is.', 'Give it another name.')
    if (rule.each !== undefined) column(rule.each.column, [...at, 'each', 'column'])
    if (rule.each?.rest !== undefined) oneOf('part', rule.each.rest, new Set(parts), [...at, 'each', 'rest'])
    for (const key of ['id', 'name', 'caption', 'distinguish'] as const)
      if (rule[key] !== undefined) template(rule[key], [...at, key], parts)
    rule.aliases.forEach((alias, index) => template(alias, [...at, 'aliases', index], parts))
    for (const [key, one] of Object.entries(rule.properties)) value(one, [...at, 'properties', key], parts)
    if (!oneOf('label', rule.label, known.labels, [...at, 'label'])) return
    const own = lookup(ontology.labels, rule.label)?.properties
    const listed = own === undefined ? known.properties : new Set(own)
    for (const key of Object.keys(rule.properties))
      oneOf(`property of ${rule.label}`, key, listed, [...at, 'properties', key])
    rule.find.forEach((key, index) => {
      if (key !== 'name' && key !== 'aliases' && !Object.hasOwn(rule.properties, key))
        tell(
          [...at, 'find', index],
          `looks for ${key}, which the entity does not give.`,
          'Give it under properties, or find by name or aliases.',
        )
    })
  }

  const checkClaim = (name: string, rule: ClaimRule): void => {
    const at = ['claims', name]
    rule.cites.forEach((one, index) => column(one, [...at, 'cites', index]))
    template(rule.gloss, [...at, 'gloss'], rules)
    if (rule.notes !== undefined) template(rule.notes, [...at, 'notes'], rules)
    if (rule.status !== undefined) value(rule.status, [...at, 'status'], rules)
    if (rule.time !== undefined) template(rule.time.of, [...at, 'time', 'of'], rules)
    if (rule.quantity !== undefined) template(rule.quantity.amount, [...at, 'quantity', 'amount'], rules)
    if (rule.quantity?.unit !== undefined) template(rule.quantity.unit, [...at, 'quantity', 'unit'], rules)
    if (rule.credit !== undefined) oneOf('entity', rule.credit, known.entities, [...at, 'credit'])
    for (const [key, one] of Object.entries(rule.qualifiers)) {
      const path = [...at, 'qualifiers', key]
      oneOf('qualifier', key, known.qualifiers, path)
      if (typeof one === 'object' && 'entity' in one)
        oneOf('entity', one.entity, known.entities, [...path, 'entity'])
      else value(one, path, rules)
    }
    const ends = (['subject', 'object'] as const).filter((end) =>
      oneOf('entity', rule[end], known.entities, [...at, end]),
    )
    if (!oneOf('relationship type', rule.relation, known.types, [...at, 'relation']) || ends.length < 2)
      return
    checkStatement(rule, at)
  }

  const checkStatement = (rule: ClaimRule, at: Path): void => {
    const type = lookup(ontology.relationshipTypes, rule.relation)
    if (type === undefined) return
    const [from, to] = [mapping.entities[rule.subject].label, mapping.entities[rule.object].label]
    const fits = (one: string, other: string): boolean => type.from.includes(one) && type.to.includes(other)
    if (!fits(from, to) && !(type.symmetric && fits(to, from)))
      tell(
        [...at, 'relation'],
        `is ${rule.relation}, which cannot lead from ${from} to ${to}.`,
        `The ontology allows ${type.from.join(', ')} to ${type.to.filter((one) => one !== objectInWords).join(', ')}.`,
      )
    if (!type.modalities.includes(rule.modality))
      tell(
        [...at, 'modality'],
        `is ${rule.modality}, which ${rule.relation} cannot be.`,
        `The ontology allows ${type.modalities.join(', ')}.`,
      )
  }

  template(mapping.row, ['row'])
  for (const [name, rule] of Object.entries(mapping.entities)) checkEntity(name, rule)
  for (const [name, rule] of Object.entries(mapping.claims)) checkClaim(name, rule)
  return problems.errors
}

function namesOf(map: object): ReadonlySet<string> {
  return new Set(Object.keys(map))
}
