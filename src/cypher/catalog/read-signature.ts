import { typeText } from '../types/type-text.ts'
import { ANY, listOf, SIMPLE_TYPES, type Type } from '../types/type.ts'

/** What a signature says of the arguments and the result of a function. */
export interface SignatureTypes {
  readonly parameters: readonly Type[]
  /** For each parameter of several types, which; none for the others. */
  readonly alternatives: readonly (readonly Type[])[]
  /** How many parameters have a default, written after `=`. */
  readonly optional: number
  /** `...` at the end: the last parameter may be repeated. */
  readonly variadic: boolean
  readonly result: Type
}

/** Reads `(input :: STRING | LIST<ANY>, form = 'NFC' :: STRING) :: STRING`; a result of several types is ANY. */
export function readSignature(signature: string): SignatureTypes {
  const [given, result] = signature.slice(1).split(') :: ')
  const written = given === '' ? [] : given.split(', ')
  const fields = written.filter((field) => field !== '...')
  const types = fields.map((field) => field.slice(field.lastIndexOf(' :: ') + 4))
  return {
    parameters: types.map((text) => typeOf(text) ?? ANY),
    alternatives: types.map((text) => (typeOf(text) === undefined ? alternativesOf(text) : [])),
    optional: fields.filter((field) => field.includes(' = ')).length,
    variadic: fields.length < written.length,
    result: typeOf(result) ?? ANY,
  }
}

function alternativesOf(text: string): readonly Type[] {
  return text.split(' | ').flatMap((one) => typeOf(one) ?? [])
}

function typeOf(text: string): Type | undefined {
  const known = SIMPLE_TYPES.find((type) => typeText(type) === text)
  const element = /^LIST<([^<>]*)>$/.exec(text)?.[1]
  return known ?? (element === undefined ? undefined : listOf(typeOf(element)))
}
