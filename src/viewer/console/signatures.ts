import { allFunctions } from '../../cypher/index.ts'
import { textOf } from '../../model/texts.ts'
import { classify } from './classify.ts'
import { emptyGraph } from './empty-graph.ts'

/** How something is called, and which argument is being written. */
export interface SignatureHelp {
  /** Where the name begins. */
  readonly start: number
  readonly name: string
  /** As `input :: STRING`. */
  readonly parameters: readonly string[]
  /** As ` :: STRING`; '' where nothing is said. */
  readonly result: string
  readonly description: string
  /** From 0; beyond the last parameter it is that, where it may be repeated. -1 where there is none. */
  readonly at: number
}

interface Callable {
  readonly name: string
  /** `(input :: STRING) :: STRING` */
  readonly signature: string
  readonly description: string
}

/**
 * The innermost call whose brackets are around an offset: a function, or a procedure after CALL. Undefined where there is none, or
 * nothing is known by its name. Cost: linear.
 */
export function signatureAt(text: string, offset: number): SignatureHelp | undefined {
  const calls: { readonly name: string; readonly start: number; commas: number }[] = []
  const tokens = classify(text)
  for (const [at, { role, start, text: sign }] of tokens.entries()) {
    if (start >= offset) break
    if (role !== 'symbol') continue
    if ('([{'.includes(sign)) {
      let first = at
      while (
        tokens[first - 1]?.role === 'function' &&
        (first === at || (tokens[first].text === '.' && tokens[first].role === 'symbol'))
      )
        first -= tokens[first - 2]?.text === '.' ? 2 : 1
      const from = first === at ? at : first
      const name = sign === '(' ? text.slice(tokens[from].start, start).replace(/\s/g, '') : ''
      calls.push({ name, start: tokens[from].start, commas: 0 })
    } else if (')]}'.includes(sign)) calls.pop()
    else if (sign === ',') {
      const call = calls.at(-1)
      if (call !== undefined) call.commas++
    }
  }
  const call = calls.findLast(({ name }) => name !== '')
  const known = call && callables().get(call.name.toLowerCase())
  if (call === undefined || known === undefined) return undefined
  const { parameters, result } = partsOf(known.signature)
  const at = Math.min(call.commas, parameters.length - 1)
  return { start: call.start, name: known.name, parameters, result, description: known.description, at }
}

let all: ReadonlyMap<string, Callable> | undefined

/** What can be called, by its name in lower case. */
function callables(): ReadonlyMap<string, Callable> {
  all ??= new Map([...procedures(), ...allFunctions].map((one) => [one.name.toLowerCase(), one]))
  return all
}

function procedures(): readonly Callable[] {
  const { records } = emptyGraph.query('SHOW PROCEDURES YIELD name, signature, description')
  return records.map((record) => {
    const [name, signature, description] = record.map(textOf)
    return { name, signature: signature.slice(name.length), description }
  })
}

/** The parameters of a signature, and what it gives. */
function partsOf(signature: string): { readonly parameters: readonly string[]; readonly result: string } {
  let depth = 0
  let from = 1
  const parameters: string[] = []
  for (let at = 0; at < signature.length; at++) {
    const sign = signature[at]
    if ('([<{'.includes(sign)) depth++
    const isEnd = depth === 1 && sign === ')'
    if (isEnd || (depth === 1 && sign === ',')) {
      parameters.push(signature.slice(from, at).trim())
      from = at + 1
    }
    if (isEnd) return { parameters: parameters.filter((one) => one !== ''), result: signature.slice(at + 1) }
    if (')]}'.includes(sign) || (sign === '>' && signature[at - 1] !== '-')) depth--
  }
  return { parameters: [], result: signature }
}
