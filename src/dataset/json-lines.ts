import { DataError, type Place } from '../errors.ts'
import { repeatedKey } from './repeated-key.ts'
import type { LocatedValue } from './located-value.ts'

const MAX_CHARACTERS = 1024 * 1024
const MAX_DEPTH = 20
const MAX_ERRORS = 20

/** What lines may hold. */
export interface LineRules {
  /** At most so many in a line. */
  readonly characters: number
  /** Whether keys may be called as anything, `__proto__` included: those of properties that a program has written. */
  readonly anyKey: boolean
}

const usualRules: LineRules = { characters: MAX_CHARACTERS, anyKey: false }

/** A line of a file, as plain data that knows where it stands. */
export class JsonLine implements LocatedValue {
  readonly file: string
  readonly line: number
  readonly value: unknown

  constructor(file: string, line: number, value: unknown) {
    this.file = file
    this.line = line
    this.value = value
  }

  locate(path: readonly (string | number)[]): Place {
    return { file: this.file, line: this.line, column: 1, path }
  }

  locateKey(path: readonly (string | number)[], key: string): Place {
    return this.locate([...path, key])
  }
}

/**
 * The lines of a file of newline-delimited JSON, one value a line; empty lines are left out. Refused are nesting beyond 20 levels,
 * keys that are repeated within an object, integers beyond 2^53, lone surrogates and, unless the rules say otherwise, lines of more
 * than 1 Mi characters and the key `__proto__`. After 20 errors the rest of the file is not read. Cost: linear in the text; a line at
 * a time.
 *
 * @returns each line, or what is wrong with it (`InvalidJson`)
 */
export function* readJsonLines(
  file: string,
  text: string,
  rules = usualRules,
): Generator<JsonLine | DataError, void> {
  let errors = 0
  let number = 0
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length && errors < MAX_ERRORS;) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    number++
    const line = readLine(file, number, text.slice(start, end), rules)
    start = end + 1
    if (line === undefined) continue
    if (line instanceof DataError) errors++
    yield line
  }
}

function readLine(
  file: string,
  line: number,
  written: string,
  { characters, anyKey }: LineRules,
): JsonLine | DataError | undefined {
  const invalid = (message: string, hint: string): DataError =>
    new DataError({ code: 'InvalidJson', message, hint, place: { file, line, column: 1 } })
  if (written.length > characters)
    return invalid(
      `The line has ${written.length} characters, more than ${characters}.`,
      'Put one record in each line.',
    )
  if (written.trim() === '') return undefined
  let value: unknown
  try {
    value = JSON.parse(written)
  } catch {
    return invalid('This line is not valid JSON.', 'Put one whole record, as {...}, in each line.')
  }
  const problem = problemOf(value, anyKey) ?? repeatedIn(written, value)
  return problem === undefined ? new JsonLine(file, line, value) : invalid(...problem)
}

/** What JSON allows and a graph does not. */
function problemOf(
  value: unknown,
  anyKey: boolean,
  depth = 0,
): readonly [message: string, hint: string] | undefined {
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
    return [`The number ${value} is too large to be exact.`, 'Write it as text, or use a larger unit.']
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value))
    return ['The text holds half of a surrogate pair.', 'Write the whole character.']
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > MAX_DEPTH) return [`Nesting is deeper than ${MAX_DEPTH} levels.`, 'Use fewer levels.']
  if (!anyKey && Object.hasOwn(value, '__proto__')) return ['The key __proto__ is not allowed.', 'Rename it.']
  for (const [key, inner] of Object.entries(value)) {
    const problem = problemOf(key, anyKey, depth + 1) ?? problemOf(inner, anyKey, depth + 1)
    if (problem !== undefined) return problem
  }
  return undefined
}

function repeatedIn(written: string, value: unknown): readonly [message: string, hint: string] | undefined {
  const key = repeatedKey(written, value)
  if (key === undefined) return undefined
  return [
    `The key ${JSON.stringify(key)} is repeated within one object.`,
    'Only one of the two can hold: give the other another name, or leave it out.',
  ]
}
