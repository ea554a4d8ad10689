import { tokenize } from '../../../src/cypher/index.ts'
import type { Random } from '../../helpers/random.ts'

const strangeCharacters = [...'()[]{}.,:;|+-*/%^=<>!$`\'"\\ \n\t#~?@&_0aé\u0000\u00a0\u2028\u{1F600}'].concat(
  '\ud83d',
)
const strangePieces = [
  'NOT ',
  'NULL',
  '9223372036854775807',
  '9223372036854775808',
  '-9223372036854775808',
  '1e308',
  '0.0/0',
  "''",
  '[]',
  '{}',
  '__proto__',
  'constructor',
  'range(0, 1000000000000)',
  '*0..',
  'DISTINCT ',
  'count(*)',
  'collect(n)',
  ' =~ ',
  ' IN ',
  '$p',
  'EXISTS { MATCH (n) }',
  'CALL { RETURN 1 AS q }',
  'UNION ',
  'shortestPath((a)-[*]-(b))',
]

/** A query changed in one to four places, so that much of it is still sound. */
export function mutate(query: string, corpus: readonly string[], random: Random): string {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]
  let text = query
  const changes = 1 + Math.floor(random() * random() * 4)
  for (let change = 0; change < changes; change++) text = changed(text, () => pick(corpus), pick, random)
  return text
}

type Pick = <Item>(items: readonly Item[]) => Item

function changed(text: string, other: () => string, pick: Pick, random: Random): string {
  const pieces = piecesOf(text)
  const place = (): number => Math.floor(random() * pieces.length)
  const at = place()
  switch (Math.floor(random() * 18)) {
    case 0: {
      const to = place()
      ;[pieces[at], pieces[to]] = [pieces[to], pieces[at]]
      return pieces.join('')
    }
    case 1:
      pieces.splice(at, 1 + Math.floor(random() * 3))
      return pieces.join('')
    case 2:
      pieces.splice(at, 0, ...pieces.slice(at, at + 1 + Math.floor(random() * 6)))
      return pieces.join('')
    case 3: {
      const offset = Math.floor(random() * (text.length + 1))
      return text.slice(0, offset) + pick(strangeCharacters) + text.slice(offset + Math.floor(random() * 2))
    }
    case 4:
      pieces.splice(at, random() < 0.5 ? 1 : 0, ` ${pick(strangePieces)} `)
      return pieces.join('')
    case 5: {
      const others = piecesOf(other())
      return pieces.slice(0, at).join('') + others.slice(Math.floor(random() * others.length)).join('')
    }
    case 6: {
      const others = piecesOf(other())
      pieces[at] = others[Math.floor(random() * others.length)]
      return pieces.join('')
    }
    case 7:
      return `${text} ${other()}`
    case 8:
      return text.slice(0, Math.floor(random() * text.length))
    default:
      return exchanged(text, random() < 0.5 ? text : other(), pick)
  }
}

const operators = new Set(['+', '-', '*', '/', '%', '^', '=', '<>', '<', '>', '<=', '>=', '=~'])

/** The text with one token in the place of another of its kind: what most often leaves a query sound. */
function exchanged(text: string, source: string, pick: Pick): string {
  const { tokens } = tokenize(text)
  const out = pick(tokens)
  const isOperator = (piece: string): boolean => operators.has(piece)
  const fitting = tokenize(source).tokens.filter(
    (token) => token.kind === out.kind && isOperator(token.text) === isOperator(out.text),
  )
  if (fitting.length === 0) return text
  const { start, end } = pick(fitting)
  return text.slice(0, out.start) + source.slice(start, end) + text.slice(out.end)
}

/** The tokens of a text and what stands between them; at least one piece. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let offset = 0
  for (const { start, end } of tokenize(text).tokens) {
    if (start > offset) pieces.push(text.slice(offset, start))
    if (end > start) pieces.push(text.slice(start, end))
    offset = end
  }
  if (offset < text.length) pieces.push(text.slice(offset))
  return pieces.length === 0 ? [''] : pieces
}
