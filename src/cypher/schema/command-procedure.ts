import { emptyMap, isMap, type MapValue } from '../../model/values.ts'
import { type ConstraintDefinition, type IndexDefinition, isUnique } from '../../model/schema.ts'
import { writtenName } from '../../model/quote-name.ts'
import { writtenValue } from '../../model/written-value.ts'
import type { Identifier, SchemaCommand } from '../ast/index.ts'
import type { Callable, ProcedureContext, ProcedureParameter } from '../catalog/procedure-definition.ts'
import { createConstraint } from './create-constraint.ts'
import { createIndex } from './create-index.ts'
import { drop } from './drop.ts'
import { constraintName, indexName } from './generated-name.ts'
import { configOf, requireAnalyzer } from './options.ts'
import { constraintWords, type Heading, indexWords } from './words.ts'

type CreateIndex = Extract<SchemaCommand, { kind: 'create-index' }>
type CreateConstraint = Extract<SchemaCommand, { kind: 'create-constraint' }>
type Drop = Extract<SchemaCommand, { kind: 'drop' }>

/** The arguments of a command, which are known when it runs. */
interface Given {
  readonly name: string | undefined
  /** As given; undefined where there are none. */
  readonly options: MapValue | undefined
}

/**
 * A command about indexes or constraints as something to call, with its name and its options as arguments, each as far as
 * the command has it. It has no records.
 */
export function commandProcedure(command: SchemaCommand): Callable {
  const parameters: ProcedureParameter[] = []
  const { name } = command
  if (name !== undefined) parameters.push({ name: 'name', type: { kind: 'string' }, nullable: false })
  const hasOptions = command.kind !== 'drop' && command.options !== undefined
  if (hasOptions) parameters.push({ name: 'OPTIONS', type: { kind: 'map' }, nullable: false })
  return {
    name: nameOf(command),
    mode: 'SCHEMA',
    parameters,
    columns: [],
    plan: planOf(command),
    *call(values, context) {
      const options = hasOptions ? values.at(-1) : undefined
      const given: Given = {
        name: name === undefined ? undefined : String(values[0]),
        options: options !== undefined && isMap(options) ? options : undefined,
      }
      yield* run(command, given, context)
    },
  }
}

function nameOf(command: SchemaCommand): string {
  if (command.kind === 'create-index') return 'CREATE INDEX'
  return command.kind === 'create-constraint' ? 'CREATE CONSTRAINT' : `DROP ${command.what.toUpperCase()}`
}

/** Yields where it pauses. */
function* run(
  command: SchemaCommand,
  given: Given,
  context: ProcedureContext,
): Generator<undefined, void, void> {
  switch (command.kind) {
    case 'create-index':
      runCreateIndex(command, given, context)
      return
    case 'create-constraint':
      yield* runCreateConstraint(command, given, context)
      return
    case 'drop':
      runDrop(command, given.name ?? '', context)
  }
}

function runCreateIndex(command: CreateIndex, given: Given, context: ProcedureContext): void {
  const { index: kind, ifNotExists } = command
  const shape = indexShape(command)
  const config = configOf(kind, given.options ?? emptyMap(), `a ${kind.toUpperCase()} index`)
  requireAnalyzer(config, context.host.analyzers)
  const name = given.name ?? indexName(shape)
  const definition: IndexDefinition = { ...shape, name, config, constraint: undefined }
  const known = createIndex(context.writer, definition, ifNotExists)
  if (known === undefined) context.counters.indexesAdded++
  else
    context.notify(
      noCreation(indexWords(shape, headingOf(command, given.name)), given, indexWords(known, knownAs(known))),
    )
}

function* runCreateConstraint(
  command: CreateConstraint,
  given: Given,
  context: ProcedureContext,
): Generator<undefined, void, void> {
  configOf(
    isUnique(command.requirement) ? 'range' : undefined,
    given.options ?? emptyMap(),
    'this constraint',
  )
  const unnamed = constraintShape(command)
  const definition = { ...unnamed, name: given.name ?? constraintName(unnamed) }
  const known = yield* createConstraint(context.writer, definition, command.ifNotExists, context.hold())
  if (known === undefined) context.counters.constraintsAdded++
  else
    context.notify(
      noCreation(
        constraintWords(unnamed, headingOf(command, given.name)),
        given,
        constraintWords(known, knownAs(known)),
      ),
    )
}

function runDrop({ what, ifExists }: Drop, name: string, context: ProcedureContext): void {
  const isDropped = drop(context.writer, what, name, ifExists)
  if (!isDropped) {
    const written = writtenName(name)
    context.notify(
      `\`DROP ${what.toUpperCase()} ${written} IF EXISTS\` has no effect. \`${name}\` does not exist.`,
    )
  } else if (what === 'index') context.counters.indexesRemoved++
  else context.counters.constraintsRemoved++
}

/** What a server says where there is nothing to create: the command, and what is there already. */
function noCreation(asked: string, { options }: Given, known: string): string {
  const settings = options === undefined ? '' : ` OPTIONS ${writtenValue(options)}`
  return `\`CREATE ${asked}${settings}\` has no effect. \`${known}\` already exists.`
}

function headingOf({ ifNotExists }: CreateIndex | CreateConstraint, name: string | undefined): Heading {
  return { name: name && writtenName(name), ifNotExists }
}

function knownAs({ name }: IndexDefinition | ConstraintDefinition): Heading {
  return { name: writtenName(name), ifNotExists: false }
}

/** A plan tells the command in its own words; of what is not known before it runs it has the name of the parameter. */
function planOf(command: SchemaCommand): NonNullable<Callable['plan']> {
  const { name } = command
  const written = name && (name.kind === 'parameter' ? `$${writtenName(name.name)}` : writtenName(name.name))
  if (command.kind === 'drop') {
    const details = [command.what.toUpperCase(), written, ...(command.ifExists ? ['IF EXISTS'] : [])]
    return { operator: command.what === 'index' ? 'DropIndex' : 'DropConstraint', details: details.join(' ') }
  }
  const heading = { name: written, ifNotExists: command.ifNotExists }
  const variable = command.entity === 'node' ? 'n' : 'r'
  return command.kind === 'create-index'
    ? { operator: 'CreateIndex', details: indexWords(indexShape(command), heading, variable) }
    : { operator: 'CreateConstraint', details: constraintWords(constraintShape(command), heading, variable) }
}

function indexShape({ index: kind, entity, names, keys }: CreateIndex) {
  return { kind, entity, names: names.map(nameIn), keys: keys.map(nameIn), config: {} }
}

function constraintShape({ entity, label, keys, requirement }: CreateConstraint): ConstraintDefinition {
  return { name: '', entity, label: label.name, keys: keys.map(nameIn), ...requirement }
}

function nameIn({ name }: Identifier): string {
  return name
}
