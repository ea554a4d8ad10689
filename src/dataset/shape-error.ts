import type { z } from 'zod'
import { DataError, type Place } from '../errors.ts'
import { withHiddenEscaped } from '../model/visible-text.ts'
import { didYouMean } from './nearest.ts'
import type { LocatedValue } from './located-value.ts'

type Path = readonly (string | number)[]
const SHOWN = 60

/**
 * What a schema refused, as errors with place, value and mend; an issue about several keys is one error a key.
 *
 * @param page the page of the documentation that describes the keys
 */
export function shapeErrors(
  file: LocatedValue,
  issue: z.core.$ZodIssue,
  page = 'docs/authoring.md',
): readonly DataError[] {
  const see = `${page} describes each key.`
  const path = issue.path.filter((step) => typeof step !== 'symbol')
  const error = (problem: string, hint: string, place: Place = file.locate(path)): DataError =>
    new DataError({ code: 'InvalidShape', message: `${pathText(path)} ${problem}.`, hint, place })
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      error(`has the unknown key ${key}`, `Remove or rename it; ${see}`, file.locateKey(path, key)),
    )
  }
  const value = valueAt(file.value, path)
  if (issue.code === 'invalid_key') {
    const key = String(path.at(-1))
    const parent = path.slice(0, -1)
    const problem = issue.issues[0]?.message ?? issue.message
    const message = `${pathText(parent)} has the key ${shown(key)}, which ${problem}.`
    return [
      new DataError({
        code: 'InvalidShape',
        message,
        hint: 'Rename it.',
        place: file.locateKey(parent, key),
      }),
    ]
  }
  if (value === undefined) return [error('is missing', `Add it; ${see}`)]
  if (value === null) return [error('is null', 'Leave the key out where there is nothing to say.')]
  const [problem, hint] = describe(issue, value, see)
  return [error(`is ${shown(value)}: it ${problem}`, hint)]
}

function describe(
  issue: z.core.$ZodIssue,
  value: unknown,
  see: string,
): readonly [problem: string, hint: string] {
  switch (issue.code) {
    case 'invalid_value': {
      const allowed = issue.values.map(String)
      return [
        `must be ${allowed.length === 1 ? '' : 'one of '}${allowed.join(', ')}`,
        didYouMean(String(value), allowed, 'Use one of these.'),
      ]
    }
    case 'invalid_type':
      if (issue.expected === 'string' && typeof value !== 'object')
        return ['must be text', `Quote it: '${String(value)}'.`]
      return [`must be ${typeNames.get(issue.expected) ?? issue.expected}`, see]
    case 'too_big':
      if (issue.origin === 'string') {
        return [`has ${String(value).length} characters, at most ${issue.maximum} are allowed`, 'Shorten it.']
      }
      return [`must be at most ${issue.maximum}`, see]
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return ['must not be empty', 'Fill it in.']
      return [`must be at least ${issue.minimum}`, see]
    case 'custom':
      return [issue.message, typeof issue.params?.['hint'] === 'string' ? issue.params['hint'] : see]
    default:
      return [issue.message, see]
  }
}

const typeNames: ReadonlyMap<string, string> = new Map([
  ['array', 'a list'],
  ['object', 'a map of keys and values'],
  ['record', 'a map of keys and values'],
  ['boolean', 'true or false'],
  ['int', 'a whole number'],
  ['number', 'a number'],
  ['string', 'text'],
])

/** `claims[3].time.edtf`; `The file` for the root. */
function pathText(path: Path): string {
  if (path.length === 0) return 'The file'
  return path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`))
    .join('')
}

function shown(value: unknown): string {
  const text = withHiddenEscaped(typeof value === 'number' ? numberText(value) : JSON.stringify(value))
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 3)}...` : text
}

/** As YAML writes it: JSON has no word for what is not finite. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return '.nan'
  return Number.isFinite(value) ? String(value) : value < 0 ? '-.inf' : '.inf'
}

function valueAt(value: unknown, path: Path): unknown {
  let current = value
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return current
    current = Object.getOwnPropertyDescriptor(current, step)?.value
  }
  return current
}
