import type { Token } from '../../cypher/index.ts'

/**
 * The indexes of the tokens that are parts of a name with dots that is called, `point.distance(`, and of the name of any
 * procedure, `CALL db.labels`. Cost: linear.
 */
export function calledNames(tokens: readonly Token[]): ReadonlySet<number> {
  const called = new Set<number>()
  for (let first = 0; first < tokens.length; first++) {
    if (!isName(tokens[first])) continue
    let last = first
    while (isSymbol(tokens[last + 1], '.') && isName(tokens[last + 2])) last += 2
    const before = tokens[first - 1]
    const isProcedure =
      before?.kind === 'name' && before.upper === 'CALL' && !isSymbol(tokens[first - 2], '.')
    const isFunction = last > first && isSymbol(tokens[last + 1], '(') && !isSymbol(before, '.')
    if (isProcedure || isFunction) for (let at = first; at <= last; at += 2) called.add(at)
    first = last
  }
  return called
}

function isName(token: Token | undefined): boolean {
  return token?.kind === 'name' || token?.kind === 'quoted-name'
}

function isSymbol(token: Token | undefined, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text
}
