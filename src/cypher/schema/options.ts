import { CypherError } from '../../errors.ts'
import { isList } from '../../model/kinds.ts'
import { isNumber, toDouble } from '../../model/numbers.ts'
import type { IndexKind } from '../../model/schema.ts'
import { emptyMap, float, isMap, type MapValue, type Value } from '../../model/values.ts'
import { writtenValue } from '../../model/written-value.ts'
import { providers } from './providers.ts'

/** A setting of `indexConfig`: what it is where nothing is said, and how a value is read; undefined where it cannot be. */
interface Setting {
  readonly usual: Value | undefined
  readonly expected: string
  readonly read: (value: Value) => Value | undefined
}

const settings: { readonly [kind in IndexKind]: { readonly [key: string]: Setting } } = {
  range: {},
  text: {},
  lookup: {},
  point: {
    'spatial.cartesian-3d.max': corner(1e6, 1e6, 1e6),
    'spatial.cartesian-3d.min': corner(-1e6, -1e6, -1e6),
    'spatial.cartesian.max': corner(1e6, 1e6),
    'spatial.cartesian.min': corner(-1e6, -1e6),
    'spatial.wgs-84-3d.max': corner(180, 90, 1e6),
    'spatial.wgs-84-3d.min': corner(-180, -90, -1e6),
    'spatial.wgs-84.max': corner(180, 90),
    'spatial.wgs-84.min': corner(-180, -90),
  },
  fulltext: {
    'fulltext.analyzer': {
      usual: 'standard-no-stop-words',
      expected: 'a STRING',
      read: (value) => (typeof value === 'string' ? value : undefined),
    },
    'fulltext.eventually_consistent': flag(false),
  },
  vector: {
    // Ours alone: every vector is looked at unless it is true.
    'silkgraph.approximate': { ...flag(false), usual: undefined },
    'vector.dimensions': whole(undefined, 4_096),
    'vector.hnsw.ef_construction': whole(100, 3_200),
    'vector.hnsw.m': whole(16, 512),
    'vector.quantization.enabled': flag(true),
    'vector.similarity_function': {
      usual: 'COSINE',
      expected: "'cosine' or 'euclidean'",
      read: (value) =>
        ['COSINE', 'EUCLIDEAN'].find((name) => typeof value === 'string' && value.toUpperCase() === name),
    },
  },
}

function flag(usual: boolean): Setting {
  return { usual, expected: 'a BOOLEAN', read: (value) => (typeof value === 'boolean' ? value : undefined) }
}

function whole(usual: number | undefined, most: number): Setting {
  return {
    usual,
    expected: `an INTEGER from 1 to ${most}`,
    read: (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most ? value : undefined,
  }
}

function corner(...coordinates: readonly number[]): Setting {
  return {
    usual: coordinates.map((coordinate) => float(coordinate)),
    expected: `a list of ${coordinates.length} numbers`,
    read: (value) =>
      isList(value) && value.length === coordinates.length && value.every(isNumber)
        ? value.map((one) => float(toDouble(one)))
        : undefined,
  }
}

/**
 * The settings of an index, those that nothing is said of as they usually are.
 *
 * @param kind undefined for a constraint that has no index
 * @param what the index or constraint in the words of an error: `a range index`
 * @throws CypherError ArgumentError `InvalidArguments`
 */
export function configOf(kind: IndexKind | undefined, options: MapValue, what: string): MapValue {
  const unknown = Object.keys(options).find((key) => key !== 'indexProvider' && key !== 'indexConfig')
  if (unknown !== undefined)
    throw invalid(`${what} has no option \`${unknown}\`.`, 'Use `indexProvider` and `indexConfig`.')
  if (kind === undefined) {
    if (Object.keys(options).length === 0) return emptyMap()
    throw invalid(`${what} has no options.`, 'Leave OPTIONS out.')
  }
  checkProvider(kind, options['indexProvider'], what)
  const given = options['indexConfig'] ?? emptyMap()
  if (!isMap(given)) throw invalid(`\`indexConfig\` of ${what} must be a MAP.`, 'Write `{indexConfig: {}}`.')
  const known = settings[kind]
  const config = emptyMap()
  for (const [key, { usual }] of Object.entries(known)) if (usual !== undefined) config[key] = usual
  for (const [key, value] of Object.entries(given)) {
    if (!Object.hasOwn(known, key)) {
      const names = Object.keys(known)
      const hint =
        names.length === 0 ? 'Leave it out.' : `It has ${names.map((name) => `\`${name}\``).join(', ')}.`
      throw invalid(`${what} has no setting \`${key}\`.`, hint)
    }
    const { expected, read } = known[key]
    const taken = read(value)
    if (taken === undefined) throw invalid(`\`${key}\` cannot be ${writtenValue(value)}.`, `Use ${expected}.`)
    config[key] = taken
  }
  return config
}

/**
 * Looks at the analyzer of a full-text index.
 *
 * @param names of those that there are; undefined where it is not known
 * @throws CypherError ArgumentError `InvalidArguments`
 */
export function requireAnalyzer(config: MapValue, names: readonly string[] | undefined): void {
  const analyzer = config['fulltext.analyzer']
  if (analyzer === undefined || names?.some((name) => name === analyzer) !== false) return
  throw invalid(
    `\`fulltext.analyzer\` cannot be ${writtenValue(analyzer)}.`,
    `Use ${names.map((name) => `'${name}'`).join(', ')}.`,
  )
}

function checkProvider(kind: IndexKind, provider: Value | undefined, what: string): void {
  if (provider === undefined) return
  const known = providers[kind]
  if (typeof provider === 'string' && known.includes(provider)) return
  const names = known.map((name) => `'${name}'`).join(' or ')
  throw invalid(
    `The provider of ${what} cannot be ${writtenValue(provider)}.`,
    `Leave it out, or use ${names}.`,
  )
}

function invalid(message: string, hint: string): CypherError {
  const sentence = message.charAt(0).toUpperCase() + message.slice(1)
  return new CypherError({
    phase: 'runtime',
    kind: 'ArgumentError',
    code: 'InvalidArguments',
    message: sentence,
    hint,
  })
}
