import type { Description } from '../../backend/index.ts'
import { allFunctions } from '../../cypher/index.ts'
import type { Schema } from '../../database/index.ts'
import { kindName } from '../words/kind-name.ts'
import { labelCountText, labelOf } from '../words/labels.ts'
import { allKeywords, classify, type Role, type RoledToken } from './classify.ts'

/** One way to go on. */
export interface Suggestion {
  readonly label: string
  /** What it means, or how it is called. */
  readonly detail: string
  readonly role: Role
}

export interface Suggestions {
  /** Where the word begins that a suggestion replaces. */
  readonly from: number
  readonly options: readonly Suggestion[]
}

/**
 * What can stand at an offset: labels and types after a colon with what they mean and how many there are, property keys after
 * a dot and in the map of a pattern, parameters after `$`, elsewhere functions, keywords and the names already used. Undefined
 * where nothing helps: inside a string, and where a new name is made.
 */
export function completionsAt(
  text: string,
  offset: number,
  schema: Schema | undefined,
  description: Description,
): Suggestions | undefined {
  const word = /[\p{L}\p{N}_]*$/u.exec(text.slice(0, offset))?.[0] ?? ''
  const from = offset - word.length
  // A word stands in for what is being typed, so that its role can be told.
  const probe = `${text.slice(0, from)}x${text.slice(offset)}`
  const tokens = classify(probe)
  const at = tokens.find(({ start, end }) => start <= from && from < end)
  if (at?.role === 'parameter' && at.start === from - 1)
    return { from, options: parameters(text, offset, description) }
  if (at === undefined || at.start !== from || ['string', 'number', 'comment'].includes(at.role))
    return undefined
  if (/^\d/.test(word) || makesName(tokens, tokens.indexOf(at))) return undefined
  const options = ((): readonly Suggestion[] => {
    switch (at.role) {
      case 'label':
        return (schema?.labels ?? []).map(({ name, count }) => {
          const words = description.labels.find((label) => label.name === name)
          const detail =
            words === undefined ? String(count) : labelCountText(count, labelOf([name], description))
          return { label: quoted(name), detail, role: 'label' }
        })
      case 'type':
        return (schema?.relationshipTypes ?? []).map(({ name, count }) => {
          const words = description.types.find((type) => type.name === name)
          return { label: quoted(name), detail: `${kindName(words?.phrase ?? '')} · ${count}`, role: 'type' }
        })
      case 'key':
        return (schema?.propertyKeys ?? []).map((name) => ({
          label: quoted(name),
          detail: 'property',
          role: 'key',
        }))
      default:
        return general(text, from, offset)
    }
  })()
  return { from, options }
}

/** Whether a word names something that the text has not named before: after AS, or as a variable in a pattern or of FOREACH. */
function makesName(tokens: readonly RoledToken[], at: number): boolean {
  const [before, outer] = [tokens[at - 1], tokens[at - 2]]
  if (isKeyword(before, 'AS')) return true
  if (before?.text === '[') return outer?.text === '-'
  if (before?.text !== '(' || outer === undefined) return false
  if (outer.role === 'keyword')
    return ['MATCH', 'CREATE', 'MERGE', 'FOREACH'].includes(outer.text.toUpperCase())
  const clause = tokens
    .slice(0, at)
    .findLast(({ role, text }) => role === 'keyword' && opensClause.test(text))
  return outer.role === 'symbol' && clause !== undefined && opensPatterns.test(clause.text)
}

const opensPatterns = /^(MATCH|CREATE|MERGE)$/i
const opensClause = /^(MATCH|CREATE|MERGE|WHERE|WITH|RETURN|UNWIND|SET|REMOVE|DELETE|CALL|FOREACH|ORDER)$/i

function isKeyword(token: RoledToken | undefined, word: string): boolean {
  return token?.role === 'keyword' && token.text.toUpperCase() === word
}

/** The parameters that the text uses elsewhere, then those of the canned queries. */
function parameters(text: string, offset: number, { queries }: Description): readonly Suggestion[] {
  const used = classify(text)
    .filter(({ role, end }) => role === 'parameter' && end !== offset)
    .map((token) => [token.text, 'used here'] as const)
  const canned = queries.flatMap((query) =>
    Object.entries(query.parameters).map(([name, { description }]) => [name, description] as const),
  )
  return [...new Map([...canned, ...used])].map(([label, detail]) => ({ label, detail, role: 'parameter' }))
}

function general(text: string, from: number, offset: number): readonly Suggestion[] {
  const names = new Set(
    classify(text)
      .filter(({ role, start, end }) => role === 'name' && !(start <= from && offset <= end))
      .map((token) => token.text),
  )
  return [
    ...[...names].map((label) => ({ label, detail: 'used here', role: 'name' as const })),
    ...allKeywords.map((label) => ({ label, detail: '', role: 'keyword' as const })),
    ...allFunctions.map(({ name, signature }) => ({
      label: name,
      detail: signature,
      role: 'function' as const,
    })),
  ]
}

/** A name as it must be written: in back-ticks where it is not a plain word. */
function quoted(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `\`${name.replaceAll('`', '``')}\``
}
