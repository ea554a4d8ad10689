import { parameterValues as cypherValues, type QueryParameters } from '../database/index.ts'
import type { Backend } from '../backend/index.ts'
import { CypherError, UsageError } from '../errors.ts'
import { type Metric, readOptions } from '../metrics/index.ts'
import { nearestName } from '../model/nearest-name.ts'
import type { OptionValues, RepeatedValues } from './command.ts'
import { parameterValues, parameterWords } from './parameters.ts'

/** Options of a metric that have a word of their own on the command line. */
const ownWords = ['direction', 'weight'] as const

/**
 * The options of a metric's procedure, by the words of a command line.
 *
 * @throws UsageError `InvalidParameter` where one is given twice, has a wrong value, or is none of the metric
 */
export function metricOptions(
  metric: Metric,
  options: OptionValues,
  repeated: RepeatedValues,
): QueryParameters {
  const given = new Map<string, unknown>()
  const set = (name: string, value: unknown): void => {
    if (given.has(name)) throw invalid(`The option ${name} is given twice.`, 'Give it once.')
    given.set(name, value)
  }
  if (repeated['label'] !== undefined) set('labels', repeated['label'])
  if (repeated['type'] !== undefined) set('types', repeated['type'])
  for (const name of ownWords) if (options[name] !== undefined) set(name, options[name])
  if (options['everything'] !== undefined) set('everything', true)
  const words = parameterWords(repeated['option'] ?? [], '--option damping=0.9')
  for (const [name, value] of Object.entries(parameterValues(words))) set(name, value)
  const named = Object.fromEntries(given)
  refuseWrong(metric, named)
  return named
}

/** Refuses what the procedure would refuse, in the words of a command line. */
function refuseWrong(metric: Metric, given: QueryParameters): void {
  const unknown = Object.keys(given).find((name) => !isOption(metric, name))
  if (unknown !== undefined) throw unknownOption(metric, unknown)
  try {
    readOptions(cypherValues(given), metric)
  } catch (error) {
    if (!(error instanceof CypherError)) throw error
    throw invalid(error.message, (error.hint ?? '').replace(/^Write (\w+): '?(.*?)'?\.$/, writtenHint), error)
  }
}

function isOption({ options }: Metric, name: string): boolean {
  return ['labels', 'types', 'everything'].includes(name) || options.some((option) => option === name)
}

function unknownOption({ title, options }: Metric, name: string): UsageError {
  const near = nearestName(name, options)
  const flags = options.map(flagOf)
  return invalid(
    `${title} has no option \`${name}\`.`,
    near !== undefined
      ? `Did you mean \`${flagOf(near)}\`?`
      : flags.length === 0
        ? 'It has none but those that choose what is counted: --label, --type, --everything, --query.'
        : `It has ${flags.join(', ')}.`,
  )
}

function writtenHint(_: string, name: string, value: string): string {
  return `Write ${flagOf(name)}${isOwn(name) ? ' ' : '='}${value}.`
}

function flagOf(name: string): string {
  return isOwn(name) ? `--${name}` : `--option ${name}`
}

function isOwn(name: string): boolean {
  return ownWords.some((own) => own === name)
}

function invalid(message: string, hint: string, cause?: unknown): UsageError {
  return new UsageError({ code: 'InvalidParameter', message, hint, cause })
}

/**
 * Refuses labels, types and a weight that the graph does not have: a metric of nothing is no answer.
 *
 * @throws (rejects with) UsageError `UnknownLabel`, `UnknownType`, `UnknownProperty`; those of `Backend.run`
 */
export async function refuseUnknownNames(
  backend: Backend,
  { label = [], type = [] }: RepeatedValues,
  { weight }: OptionValues,
  signal: AbortSignal | undefined,
): Promise<void> {
  const known = async (text: string): Promise<readonly string[]> => {
    const { records } = await (await backend.run(text, {}, { readOnly: true, signal })).collect()
    return records.map(([name]) => String(name))
  }
  if (label.length > 0)
    refuseUnknown('label', label, await known('CALL db.labels() YIELD label RETURN label'), 'UnknownLabel')
  if (type.length > 0)
    refuseUnknown(
      'relationship type',
      type,
      await known('CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType'),
      'UnknownType',
    )
  if (weight !== undefined)
    refuseUnknown(
      'property',
      [weight],
      await known('CALL db.propertyKeys() YIELD propertyKey RETURN propertyKey'),
      'UnknownProperty',
    )
}

function refuseUnknown(what: string, names: readonly string[], known: readonly string[], code: string): void {
  const unknown = names.find((name) => !known.includes(name))
  if (unknown === undefined) return
  const near = nearestName(unknown, known)
  throw new UsageError({
    code,
    message: `The graph has no ${what} \`${unknown}\`.`,
    hint:
      near !== undefined
        ? `Did you mean \`${near}\`?`
        : known.length === 0
          ? `It has none.`
          : `It has ${known.slice(0, 10).join(', ')}${known.length > 10 ? `, and ${known.length - 10} more` : ''}.`,
  })
}
