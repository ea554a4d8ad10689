import type { Choices } from './choices.ts'
import { randomCondition, randomExpression } from './random-expression.ts'
import { LABELS, randomLiteral, TYPES } from './random-graph.ts'
import type { Scope, Variable } from './scope.ts'

/** One part of a pattern, kept apart so that it can also be written from its other end. */
export interface PartText {
  readonly nodes: readonly string[]
  readonly relationships: readonly { readonly inner: string; readonly direction: Direction }[]
  readonly path: string | undefined
}

type Direction = 'out' | 'in' | 'both'

export interface RandomPattern {
  readonly text: string
  readonly parts: readonly PartText[]
  /** The scope with what the pattern binds. */
  readonly scope: Scope
}

/** The parts of one MATCH: new and known nodes, every direction, alternatives of types, variable length, named paths. */
export function randomPattern(
  choices: Choices,
  scope: Scope,
  { parts, hops, paths = false }: { readonly parts: number; readonly hops: number; readonly paths?: boolean },
): RandomPattern {
  const writer = new PatternWriter(choices, scope)
  const made = choices.many(1, parts, () => writer.part(hops, paths && choices.chance(25)))
  return { text: made.map(partText).join(', '), parts: made, scope: writer.scope }
}

/** One part without a path variable that begins at a known node. */
export function randomPart(
  choices: Choices,
  scope: Scope,
  { hops, from }: { readonly hops: number; readonly from: string },
): RandomPattern {
  const writer = new PatternWriter(choices, scope)
  const made = writer.part(hops, false, from)
  return { text: partText(made), parts: [made], scope: writer.scope }
}

/** The text of a part. */
export function partText({ nodes, relationships, path }: PartText): string {
  const pieces = relationships.map(({ inner, direction }, at) => {
    const [left, right] = direction === 'out' ? ['-', '->'] : direction === 'in' ? ['<-', '-'] : ['-', '-']
    return `${left}${inner === '' ? '' : `[${inner}]`}${right}${nodes[at + 1]}`
  })
  return `${path === undefined ? '' : `${path} = `}${nodes[0]}${pieces.join('')}`
}

/** The same part, written from right to left. */
export function reversedPart({ nodes, relationships, path }: PartText): PartText {
  const turned = { out: 'in', in: 'out', both: 'both' } as const
  return {
    nodes: nodes.toReversed(),
    relationships: relationships
      .toReversed()
      .map(({ inner, direction }) => ({ inner, direction: turned[direction] })),
    path,
  }
}

class PatternWriter {
  readonly #choices: Choices
  /** What is known around the pattern: properties may read it. */
  readonly #outer: Scope
  scope: Scope
  #relationships = new Set<string>()

  constructor(choices: Choices, scope: Scope) {
    this.#choices = choices
    this.#outer = scope
    this.scope = scope
  }

  part(hops: number, hasPath: boolean, from?: string): PartText {
    const choices = this.#choices
    const nodes = [from === undefined ? this.#node() : `(${from})`]
    const relationships: { inner: string; direction: Direction }[] = []
    const length = Math.max(hasPath || from !== undefined ? 1 : 0, choices.below(hops + 1))
    for (let at = 0; at < length; at++) {
      relationships.push({
        inner: this.#relationship(),
        direction: choices.one(['out', 'both', 'in', 'both']),
      })
      nodes.push(this.#node())
    }
    if (!hasPath) return { nodes, relationships, path: undefined }
    const path = this.scope.names.fresh('p')
    this.#bind({ name: path, type: 'path' })
    return { nodes, relationships, path }
  }

  #bind(variable: Variable): void {
    this.scope = this.scope.with([variable])
  }

  #node(): string {
    const choices = this.#choices
    const known = this.scope.of('node')
    let name = ''
    if (known.length > 0 && choices.chance(25)) name = choices.one(known)
    else if (!choices.chance(25)) {
      name = this.scope.names.fresh('n')
      this.#bind({ name, type: 'node' })
    }
    const labels = choices.chance(25)
      ? `:${choices.one(LABELS)}${choices.chance(15) ? `:${choices.one(LABELS)}` : ''}`
      : ''
    return `(${name}${labels}${this.#conditions(name)})`
  }

  #relationship(): string {
    const choices = this.#choices
    const types = choices.rule([
      [12, () => ''],
      [6, () => `:${choices.one(TYPES)}`],
      [2, () => `:${TYPES.join('|')}`],
      [1, () => ':Missing|S'],
    ])
    if (choices.chance(15)) {
      const length = choices.one(['*1..2', '*', '*0..1', '*2', '*..2', '*0..', '*3'])
      let name = ''
      if (choices.chance(30)) {
        name = this.scope.names.fresh('q')
        this.#bind({ name, type: 'relationships' })
      }
      const properties = choices.chance(15) ? ` {${this.#entry()}}` : ''
      return `${name}${types}${length}${properties}`
    }
    const known = this.#outer.of('relationship').filter((name) => !this.#relationships.has(name))
    let name = ''
    if (known.length > 0 && choices.chance(5)) name = choices.one(known)
    else if (choices.chance(55)) {
      name = this.scope.names.fresh('r')
      this.#bind({ name, type: 'relationship' })
    }
    if (name !== '') this.#relationships.add(name)
    return `${name}${types}${this.#conditions(name)}`
  }

  #conditions(name: string): string {
    const choices = this.#choices
    if (choices.chance(6)) return ` {${this.#entry()}}`
    if (name !== '' && choices.chance(5)) {
      const type = this.scope.of('relationship').includes(name) ? 'relationship' : 'node'
      const condition = randomCondition(choices, this.#outer.with([{ name, type }]))
      return ` WHERE ${condition}`
    }
    return ''
  }

  #entry(): string {
    const choices = this.#choices
    const key = choices.one(['i', 'k', 's', 'b', 'f', 'm'] as const)
    if (key === 'k' || (key === 'i' && choices.chance(40)))
      return `${key}: ${randomExpression(choices, this.#outer, 'integer')}`
    return `${key}: ${randomLiteral(choices, key)}`
  }
}
