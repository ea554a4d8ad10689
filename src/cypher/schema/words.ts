import { quoteName, writtenName } from '../../model/quote-name.ts'
import type { ConstraintDefinition, EntityKind, GraphSchema, IndexDefinition } from '../../model/schema.ts'
import { writtenValue } from '../../model/written-value.ts'
import { providers } from './providers.ts'

/** What stands in the words of a command besides the name: `RANGE INDEX`, `FOR (e:Person) ON (e.name)`. */
type IndexShape = Omit<IndexDefinition, 'name' | 'constraint'>

export function providerOf({ kind }: Pick<IndexDefinition, 'kind'>): string {
  return providers[kind][0]
}

/** The types of constraint as SHOW CONSTRAINTS has them; a message of an error has a space for each `_`. */
export function constraintType({ kind, entity }: ConstraintDefinition): string {
  if (kind === 'unique') return entity === 'node' ? 'UNIQUENESS' : 'RELATIONSHIP_UNIQUENESS'
  const what = { key: 'KEY', existence: 'PROPERTY_EXISTENCE', type: 'PROPERTY_TYPE' }[kind]
  return `${entity.toUpperCase()}_${what}`
}

/** `(:Person {name})`, `()-[:KNOWS {since}]-()`, as errors say what is indexed or constrained. */
export function schemaText({
  entity,
  names,
  keys,
}: Pick<IndexDefinition, 'entity' | 'names' | 'keys'>): string {
  const isNode = entity === 'node'
  const tokens =
    names.length === 0 ? `:<any-${isNode ? 'labels' : 'types'}>` : names.map((name) => `:${name}`).join('')
  const inside = keys.length === 0 ? tokens : `${tokens} {${keys.join(', ')}}`
  return isNode ? `(${inside})` : `()-[${inside}]-()`
}

/** The same of a constraint. */
export function constrainedText({ entity, label, keys }: ConstraintDefinition): string {
  return schemaText({ entity, names: [label], keys })
}

/** An index as errors describe it. */
export function indexText(index: IndexDefinition, { indexes }: GraphSchema): string {
  return (
    `Index( id=${indexes.indexOf(index) + 1}, name='${index.name}', type='${index.kind.toUpperCase()}', ` +
    `schema=${schemaText(index)}, indexProvider='${providerOf(index)}' )`
  )
}

/** A constraint as errors describe it; one that is not there yet has no number. */
export function constraintText(
  constraint: ConstraintDefinition,
  { indexes, constraints }: GraphSchema,
): string {
  const id = constraints.indexOf(constraint) + 1
  const owned = indexes.findIndex((index) => index.constraint === constraint.name) + 1
  const parts = [
    ...(id === 0 ? [] : [`id=${id}`]),
    `name='${constraint.name}'`,
    `type='${constraintType(constraint).replaceAll('_', ' ')}'`,
    `schema=${constrainedText(constraint)}`,
    ...(id === 0 || owned === 0 ? [] : [`ownedIndex=${owned}`]),
    ...(constraint.kind === 'type' ? [`propertyType=${constraint.type.join(' | ')}`] : []),
  ]
  return `Constraint( ${parts.join(', ')} )`
}

/** How a name is written: in back-ticks where it must be, or always. */
type WriteName = (name: string) => string

/** `(e:Person)`, `()-[e:KNOWS]-()`. */
function patternText(
  entity: EntityKind,
  names: readonly string[],
  variable: string,
  write: WriteName,
): string {
  const inside = names.length === 0 ? variable : `${variable}:${names.map(write).join('|')}`
  return entity === 'node' ? `(${inside})` : `()-[${inside}]-()`
}

function indexedText({ kind, entity, names, keys }: IndexShape, variable: string, write: WriteName): string {
  const pattern = patternText(entity, names, variable, write)
  if (kind === 'lookup') return `FOR ${pattern} ON EACH ${entity === 'node' ? 'labels' : 'type'}(${variable})`
  const properties = keys.map((key) => `${variable}.${write(key)}`).join(', ')
  return `FOR ${pattern} ON ${kind === 'fulltext' ? `EACH [${properties}]` : `(${properties})`}`
}

function requiredText(constraint: ConstraintDefinition, variable: string, write: WriteName): string {
  const { entity, label, keys } = constraint
  const pattern = patternText(entity, [label], variable, write)
  const what =
    constraint.kind === 'type'
      ? `:: ${constraint.type.join(' | ')}`
      : { unique: 'UNIQUE', key: `${entity.toUpperCase()} KEY`, existence: 'NOT NULL' }[constraint.kind]
  const properties = keys.map((key) => `${variable}.${write(key)}`).join(', ')
  return `FOR ${pattern} REQUIRE (${properties}) IS ${what}`
}

/** How a command names what it is about: the name as it is written, and whether it does nothing where it is there. */
export interface Heading {
  /** Undefined where the command gives no name. */
  readonly name: string | undefined
  readonly ifNotExists: boolean
}

/** `RANGE INDEX person_name FOR (e:Person) ON (e.name)`: an index as notifications and plans say it. */
export function indexWords(index: IndexShape, heading: Heading, variable = 'e'): string {
  return `${index.kind.toUpperCase()} INDEX ${headingText(heading)}${indexedText(index, variable, writtenName)}`
}

/** The same of a constraint. */
export function constraintWords(constraint: ConstraintDefinition, heading: Heading, variable = 'e'): string {
  return `CONSTRAINT ${headingText(heading)}${requiredText(constraint, variable, writtenName)}`
}

function headingText({ name, ifNotExists }: Heading): string {
  return [name, ifNotExists ? 'IF NOT EXISTS' : undefined, ''].filter((part) => part !== undefined).join(' ')
}

/** The command that makes an index: what SHOW INDEXES has as `createStatement`. */
export function createIndexStatement(index: IndexDefinition): string {
  const variable = index.entity === 'node' ? 'n' : 'r'
  const config = Object.entries(index.config)
    .map(([key, value]) => `${quoteName(key)}: ${writtenValue(value)}`)
    .sort()
  const options = config.length === 0 ? '' : ` OPTIONS {indexConfig: {${config.join(',')}}}`
  const head = `CREATE ${index.kind.toUpperCase()} INDEX ${quoteName(index.name)}`
  return `${head} ${indexedText(index, variable, quoteName)}${options}`
}

/** The same of a constraint. */
export function createConstraintStatement(constraint: ConstraintDefinition): string {
  const variable = constraint.entity === 'node' ? 'n' : 'r'
  return `CREATE CONSTRAINT ${quoteName(constraint.name)} ${requiredText(constraint, variable, quoteName)}`
}

/** The commands that make a schema anew, constraints first. */
export function schemaStatements({ indexes, constraints }: GraphSchema): readonly string[] {
  const own = indexes.filter(({ constraint }) => constraint === undefined)
  return [...constraints.map(createConstraintStatement), ...own.map(createIndexStatement)]
}
