import { isList, typeName } from '../model/kinds.ts'
import { nearestName } from '../model/nearest-name.ts'
import { isNumber, toDouble } from '../model/numbers.ts'
import { emptyMap, isMap, type MapValue, Node, Relationship, type Value } from '../model/values.ts'
import { metricFailure } from './failure.ts'
import type { Metric, Settings } from './metric.ts'
import type { Direction } from './network.ts'

/** What part of the graph is counted. */
export interface PartOptions {
  /** NODEs; undefined where none are listed. */
  readonly nodes: readonly Value[] | undefined
  /** RELATIONSHIPs; undefined where none are listed. */
  readonly relationships: readonly Value[] | undefined
  readonly labels: readonly string[] | undefined
  readonly types: readonly string[] | undefined
  readonly everything: boolean
}

/** What is said of an option, on pages and in lists. */
export interface OptionWords {
  readonly type: string
  /** What it is where nothing is said, as Cypher writes it. */
  readonly usual: string
  readonly description: string
}

/** The options that choose the part, which every metric has. */
export const partOptionWords: { readonly [name in keyof PartOptions]: OptionWords } = {
  nodes: {
    type: 'LIST<NODE>',
    usual: 'null',
    description: 'these nodes, and the relationships between them',
  },
  relationships: {
    type: 'LIST<RELATIONSHIP>',
    usual: 'null',
    description: 'these relationships, and the nodes that they join; with `nodes`, those between two of them',
  },
  labels: {
    type: 'LIST<STRING>',
    usual: 'null',
    description: 'nodes with any of these labels, and no others',
  },
  types: { type: 'LIST<STRING>', usual: 'null', description: 'relationships of these types, and no others' },
  everything: {
    type: 'BOOLEAN',
    usual: 'false',
    description: 'the evidence (claims, passages, documents) and unnamed sets too',
  },
}

/** The options of metrics. */
export const optionWords: { readonly [name in keyof Settings]: OptionWords } = {
  direction: {
    type: 'STRING',
    usual: 'see above',
    description: "'out' from start to end, 'in' from end to start, 'both' either way",
  },
  weight: {
    type: 'STRING',
    usual: 'null',
    description: 'the property that says what a relationship counts; one without it counts 1',
  },
  damping: { type: 'FLOAT', usual: '0.85', description: 'how likely the walk goes on, from 0 to below 1' },
  tolerance: {
    type: 'FLOAT',
    usual: '1e-7',
    description: 'scores are done when they change by no more in all',
  },
  iterations: { type: 'INTEGER', usual: '100', description: 'the most iterations' },
  normalized: { type: 'BOOLEAN', usual: 'true', description: 'as a share of all pairs, not as their number' },
  sample: {
    type: 'INTEGER',
    usual: 'null',
    description: 'look from so many nodes, taken at random, instead of from all of them',
  },
  resolution: {
    type: 'FLOAT',
    usual: '1.0',
    description: 'more makes communities smaller, less makes them larger',
  },
  seed: {
    type: 'INTEGER',
    usual: '1',
    description: 'decides what is taken at random; the same seed, the same result',
  },
}

const LARGEST_SEED = 2 ** 32 - 1

/**
 * What a map of options says.
 *
 * @param metric undefined where only a part is asked for
 * @throws CypherError `ProcedureCallFailed` for an unknown option, and for a value of another type or out of bounds
 */
export function readOptions(
  options: MapValue,
  metric: Metric | undefined,
): { readonly part: PartOptions; readonly settings: Settings } {
  const known = [...Object.keys(partOptionWords), ...(metric?.options ?? [])]
  const unknown = Object.keys(options).find((name) => !known.includes(name))
  if (unknown !== undefined) throw unknownOption(unknown, known, metric)
  const read = new OptionReader(options)
  return {
    part: {
      nodes: read.elements('nodes', Node, 'nodes'),
      relationships: read.elements('relationships', Relationship, 'relationships'),
      labels: read.names('labels'),
      types: read.names('types'),
      everything: read.flag('everything', false),
    },
    settings: {
      direction: read.direction(metric?.direction),
      weight: read.name('weight'),
      damping: read.number('damping', 0.85, 'from 0 to below 1', (value) => value >= 0 && value < 1),
      tolerance: read.number('tolerance', 1e-7, '0 or more', (value) => value >= 0),
      iterations: read.count('iterations', 1, Number.MAX_SAFE_INTEGER) ?? 100,
      normalized: read.flag('normalized', true),
      sample: read.count('sample', 1, Number.MAX_SAFE_INTEGER),
      resolution: read.number('resolution', 1, 'above 0', (value) => value > 0 && value < Infinity),
      seed: read.count('seed', 0, LARGEST_SEED) ?? 1,
    },
  }
}

function unknownOption(name: string, known: readonly string[], metric: Metric | undefined): Error {
  const near = nearestName(name, known)
  const of = metric === undefined ? 'A part of the graph' : metric.title
  return metricFailure(
    `${of} has no option \`${name}\`.`,
    near === undefined
      ? `It has ${known.map((one) => `\`${one}\``).join(', ')}.`
      : `Did you mean \`${near}\`?`,
  )
}

/** Reads options one by one; null is as if it were left out. */
class OptionReader {
  readonly #options: MapValue

  constructor(options: MapValue) {
    this.#options = options
  }

  #value(name: string): Value {
    return this.#options[name] ?? null
  }

  /** The elements themselves are looked at when they are gone through: there may be many. */
  elements(
    name: string,
    kind: typeof Node | typeof Relationship,
    what: string,
  ): readonly Value[] | undefined {
    const value = this.#value(name)
    if (value === null) return undefined
    if (isList(value)) return value
    throw wrong(
      name,
      `a list of ${what}`,
      value,
      `Collect them, as in WITH collect(${kind === Node ? 'n) AS nodes' : 'r) AS relationships'}.`,
    )
  }

  names(name: string): readonly string[] | undefined {
    const value = this.#value(name)
    if (value === null) return undefined
    const list = isList(value) ? value : [value]
    return list.map((one) => {
      if (typeof one === 'string') return one
      throw wrong(name, 'a list of texts', one, `Write ${name}: ['A', 'B'].`)
    })
  }

  name(name: string): string | undefined {
    const value = this.#value(name)
    if (value === null || typeof value === 'string') return value ?? undefined
    throw wrong(name, 'the name of a property', value, `Write ${name}: 'amount'.`)
  }

  flag(name: string, usual: boolean): boolean {
    const value = this.#value(name)
    if (value === null || typeof value === 'boolean') return value ?? usual
    throw wrong(name, 'true or false', value, `Write ${name}: ${!usual}.`)
  }

  direction(usual: Direction | 'any' = 'any'): Direction {
    const value = this.#value('direction')
    if (value === null) return usual === 'any' ? 'both' : usual
    if (value === 'out' || value === 'in' || value === 'both') return value
    throw wrong('direction', "'out', 'in' or 'both'", value, "Write direction: 'both'.")
  }

  number(name: string, usual: number, range: string, fits: (value: number) => boolean): number {
    const value = this.#value(name)
    if (value === null) return usual
    const number = isNumber(value) ? toDouble(value) : NaN
    if (fits(number)) return number
    throw wrong(name, `a number ${range}`, value, `Write ${name}: ${usual}.`)
  }

  count(name: string, least: number, most: number): number | undefined {
    const value = this.#value(name)
    if (value === null) return undefined
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
    const upTo = most < Number.MAX_SAFE_INTEGER ? ` to ${most}` : ' or more'
    throw wrong(name, `a whole number, ${least}${upTo}`, value, `Write ${name}: 100.`)
  }
}

function wrong(name: string, needed: string, value: Value, hint: string): Error {
  const is = typeof value === 'string' || isNumber(value) ? written(value) : typeName(value)
  return metricFailure(`The option \`${name}\` must be ${needed}, not ${is}.`, hint)
}

function written(value: Value): string {
  return isNumber(value) ? String(toDouble(value)) : `'${String(value).slice(0, 50)}'`
}

/** The options of a call, which is a MAP or nothing. */
export function optionsOf(value: Value): MapValue {
  return isMap(value) ? value : emptyMap()
}
