import type { Choices } from './choices.ts'
import { LABELS, randomLiteral, TYPES } from './random-graph.ts'
import { randomPart, randomPattern } from './random-pattern.ts'
import type { Scope, VariableType } from './scope.ts'

type Rules = (readonly [weight: number, make: () => string])[]

/** How deep expressions nest before only their simplest forms are left. */
const DEPTH = 3

/** A condition in three-valued logic. */
export function randomCondition(choices: Choices, scope: Scope): string {
  return new Expressions(choices, scope, true).boolean(DEPTH)
}

/** An expression of a type. Nothing that it says can fail on the data. */
export function randomExpression(choices: Choices, scope: Scope, type: VariableType): string {
  return new Expressions(choices, scope).of(type, DEPTH)
}

class Expressions {
  readonly #choices: Choices
  readonly #scope: Scope
  /** Whether a pattern may stand as a condition. */
  readonly #patterns: boolean

  constructor(choices: Choices, scope: Scope, patterns = false) {
    this.#choices = choices
    this.#scope = scope
    this.#patterns = patterns
  }

  of(type: VariableType, depth: number): string {
    switch (type) {
      case 'integer':
        return this.integer(depth)
      case 'float':
        return this.float(depth)
      case 'string':
        return this.string(depth)
      case 'boolean':
        return this.boolean(depth)
      case 'list':
        return this.list(depth)
      case 'bag':
        return this.#bag(depth)
      case 'node':
      case 'relationship':
      case 'relationships':
      case 'path':
        return this.#choices.one([...this.#scope.of(type), 'null'])
      case 'any':
        return this.any(depth)
    }
  }

  boolean(depth: number): string {
    const choices = this.#choices
    const inner = (): string => this.boolean(depth - 1)
    const rules: Rules = [[1, () => choices.one(['true', 'false', 'null'])]]
    for (const name of this.#scope.of('boolean')) rules.push([2, () => name])
    for (const name of this.#entities()) rules.push([2, () => `${name}.b`])
    rules.push(
      [12, () => this.#comparison(depth - 1)],
      [3, () => `${this.any(depth - 1)} IS ${choices.one(['', 'NOT '])}NULL`],
    )
    const nodes = this.#scope.of('node')
    if (nodes.length > 0)
      rules.push([
        4,
        () => `${choices.one(nodes)}:${choices.many(1, 2, () => choices.one(LABELS)).join(':')}`,
      ])
    if (depth > 0)
      rules.push(
        [14, () => `(${inner()} ${choices.one(['AND', 'OR', 'XOR'])} ${inner()})`],
        [7, () => `NOT (${inner()})`],
        [2, () => `${this.any(depth - 1)} IN ${this.#listOrBag(depth - 1)}`],
        [2, () => this.#textPredicate(depth - 1)],
        [2, () => this.#quantifier(depth - 1)],
        [2, () => this.#exists(depth - 1)],
        [1, () => `CASE WHEN ${inner()} THEN ${inner()} ELSE ${inner()} END`],
      )
    if (depth > 0 && nodes.length > 0 && this.#patterns) rules.push([2, () => this.#patternPredicate()])
    return choices.rule(rules)
  }

  #comparison(depth: number): string {
    const choices = this.#choices
    const operator = (): string => choices.one(['=', '<>', '<', '<=', '>', '>='])
    const rules: Rules = [
      [4, () => `${this.integer(depth)} ${operator()} ${this.integer(depth)}`],
      [2, () => `${this.any(depth)} ${operator()} ${this.any(depth)}`],
      [2, () => `${this.string(depth)} ${operator()} ${this.string(depth)}`],
      [1, () => `${this.float(depth)} ${operator()} ${this.integer(depth)}`],
      [1, () => `${this.list(depth)} ${operator()} ${this.list(depth)}`],
      [
        1,
        () =>
          `${this.integer(depth)} ${operator()} ${this.integer(depth)} ${operator()} ${this.integer(depth)}`,
      ],
    ]
    for (const type of ['node', 'relationship', 'path'] as const) {
      const same = this.#scope.of(type)
      if (same.length > 1)
        rules.push([2, () => `${choices.one(same)} ${choices.one(['=', '<>'])} ${choices.one(same)}`])
    }
    return choices.rule(rules)
  }

  #textPredicate(depth: number): string {
    const choices = this.#choices
    const text = choices.chance(30) ? this.any(depth) : this.string(depth)
    if (choices.chance(15)) return `${text} =~ ${choices.one(["'a.*'", "'[ab]+'", "''", "'.'"])}`
    return `${text} ${choices.one(['STARTS WITH', 'ENDS WITH', 'CONTAINS'])} ${this.string(depth)}`
  }

  #quantifier(depth: number): string {
    const choices = this.#choices
    const quantifier = choices.one(['any', 'all', 'none', 'single'])
    const variable = this.#scope.names.fresh('x')
    const { list, type } = this.#elements(depth)
    const inner = new Expressions(choices, this.#scope.with([{ name: variable, type }]))
    return `${quantifier}(${variable} IN ${list} WHERE ${inner.boolean(depth)})`
  }

  /** A list to go through, and the type of its elements. */
  #elements(depth: number): { readonly list: string; readonly type: VariableType } {
    const choices = this.#choices
    const made: (() => { readonly list: string; readonly type: VariableType })[] = [
      () => ({ list: this.list(depth), type: 'integer' }),
    ]
    for (const name of this.#scope.of('bag')) made.push(() => ({ list: name, type: 'any' }))
    for (const name of this.#scope.of('relationships'))
      made.push(() => ({ list: name, type: 'relationship' }))
    for (const name of this.#scope.of('path'))
      made.push(
        () => ({ list: `nodes(${name})`, type: 'node' }),
        () => ({ list: `relationships(${name})`, type: 'relationship' }),
      )
    return choices.one(made)()
  }

  #exists(depth: number): string {
    const choices = this.#choices
    const { text, scope } = randomPattern(choices, this.#scope, { parts: 1, hops: 2 })
    const inner = new Expressions(choices, scope, true)
    const where = depth > 0 && choices.chance(60) ? ` WHERE ${inner.boolean(depth - 1)}` : ''
    const match = choices.one(['', 'MATCH '])
    if (match !== '' && choices.chance(30))
      return `EXISTS { MATCH ${text}${where} RETURN ${inner.integer(0)} AS ${scope.names.fresh('v')} }`
    return `EXISTS { ${match}${text}${where} }`
  }

  #count(depth: number): string {
    const choices = this.#choices
    const { text, scope } = randomPattern(choices, this.#scope, { parts: 1, hops: 2 })
    const inner = new Expressions(choices, scope, true)
    const where = depth > 0 && choices.chance(40) ? ` WHERE ${inner.boolean(depth - 1)}` : ''
    if (choices.chance(25))
      return `COUNT { MATCH ${text}${where} RETURN DISTINCT ${inner.integer(0)} AS ${scope.names.fresh('v')} }`
    return `COUNT { ${text}${where} }`
  }

  #patternPredicate(): string {
    const choices = this.#choices
    const nodes = this.#scope.of('node')
    const end = choices.chance(40) ? choices.one(nodes) : choices.chance(40) ? `:${choices.one(LABELS)}` : ''
    const type = choices.chance(50) ? `:${choices.one(TYPES)}` : ''
    const length = choices.chance(20) ? '*1..2' : ''
    const [left, right] = choices.one([
      ['-', '-'],
      ['-', '->'],
      ['<-', '-'],
    ])
    return `(${choices.one(nodes)})${left}[${type}${length}]${right}(${end})`
  }

  integer(depth: number): string {
    const choices = this.#choices
    const rules: Rules = [[2, () => randomLiteral(choices, 'i')]]
    for (const name of this.#scope.of('integer')) rules.push([4, () => name])
    for (const name of this.#entities()) rules.push([3, () => `${name}.${choices.one(['i', 'k'])}`])
    for (const name of this.#scope.of('path')) rules.push([2, () => `length(${name})`])
    for (const name of this.#scope.of('bag', 'relationships')) rules.push([2, () => `size(${name})`])
    if (depth > 0) {
      const inner = (): string => this.integer(depth - 1)
      rules.push(
        [3, () => `(${inner()} ${choices.one(['+', '-', '*'])} ${inner()})`],
        [1, () => `(${inner()} ${choices.one(['/', '%'])} ${choices.one(['2', '3', '-2'])})`],
        // `(v) - -(v)` would be read as a pattern.
        [1, () => `-(0 + ${inner()})`],
        [1, () => `abs(${inner()})`],
        [1, () => `sign(${this.float(depth - 1)})`],
        [1, () => `size(${choices.one([this.list(depth - 1), this.string(depth - 1)])})`],
        [1, () => `coalesce(${inner()}, ${inner()})`],
        [1, () => `${this.#parenthesised(depth - 1)}[${choices.one(['0', '-1', '1'])}]`],
        [1, () => `CASE ${inner()} WHEN ${inner()} THEN ${inner()} ELSE ${inner()} END`],
        [1, () => this.#reduce(depth - 1)],
        [1, () => this.#count(depth - 1)],
      )
    }
    return choices.rule(rules)
  }

  #reduce(depth: number): string {
    const total = this.#scope.names.fresh('t')
    const item = this.#scope.names.fresh('x')
    return `reduce(${total} = ${this.integer(0)}, ${item} IN ${this.list(depth)} | ${total} * 2 + ${item})`
  }

  float(depth: number): string {
    const choices = this.#choices
    const rules: Rules = [[2, () => randomLiteral(choices, 'f')]]
    for (const name of this.#scope.of('float')) rules.push([4, () => name])
    for (const name of this.#entities()) rules.push([3, () => `${name}.f`])
    if (depth > 0)
      rules.push(
        [2, () => `(${this.float(depth - 1)} ${choices.one(['+', '-', '*'])} ${this.integer(depth - 1)})`],
        [1, () => `(${this.integer(depth - 1)} / 2.0)`],
      )
    return choices.rule(rules)
  }

  string(depth: number): string {
    const choices = this.#choices
    const rules: Rules = [[2, () => randomLiteral(choices, 's')]]
    for (const name of this.#scope.of('string')) rules.push([4, () => name])
    for (const name of this.#entities()) rules.push([3, () => `${name}.s`])
    for (const name of this.#scope.of('relationship')) rules.push([2, () => `type(${name})`])
    if (depth > 0)
      rules.push(
        [1, () => `(${this.string(depth - 1)} + ${this.string(depth - 1)})`],
        [1, () => `${choices.one(['toUpper', 'toLower', 'reverse'])}(${this.string(depth - 1)})`],
        [1, () => `toString(${this.integer(depth - 1)})`],
        [1, () => `substring(${this.string(depth - 1)}, ${choices.one(['0', '1'])}, 1)`],
      )
    return choices.rule(rules)
  }

  list(depth: number): string {
    const choices = this.#choices
    const rules: Rules = [[2, () => randomLiteral(choices, 'l')]]
    for (const name of this.#scope.of('list')) rules.push([4, () => name])
    for (const name of this.#entities()) rules.push([3, () => `${name}.l`])
    if (depth > 0)
      rules.push(
        [2, () => `[${choices.many(0, 2, () => this.integer(depth - 1)).join(', ')}]`],
        [1, () => `(${this.list(depth - 1)} + ${this.list(depth - 1)})`],
        [1, () => `range(0, ${choices.one(['2', '0', '-1'])})`],
        [
          1,
          () =>
            `${this.#parenthesised(depth - 1)}[${choices.one(['0', '1', '-1'])}..${choices.one(['', '1', '2'])}]`,
        ],
        [1, () => `${choices.one(['tail', 'reverse'])}(${this.list(depth - 1)})`],
        [3, () => this.#comprehension(depth - 1)],
      )
    return choices.rule(rules)
  }

  #comprehension(depth: number): string {
    const choices = this.#choices
    const variable = this.#scope.names.fresh('x')
    const { list, type } = this.#elements(depth)
    // Its order would be open.
    if (type === 'any') return '[]'
    const inner = new Expressions(choices, this.#scope.with([{ name: variable, type }]))
    const where = choices.chance(50) ? ` WHERE ${inner.boolean(depth)}` : ''
    return `[${variable} IN ${list}${where} | ${inner.integer(depth)}]`
  }

  #parenthesised(depth: number): string {
    return `(${this.list(depth)})`
  }

  #listOrBag(depth: number): string {
    const choices = this.#choices
    const rules: Rules = [
      [3, () => this.list(depth)],
      [2, () => `[${choices.many(0, 5, () => randomLiteral(choices, 'm')).join(', ')}]`],
      [1, () => `[${choices.many(1, 3, () => this.any(depth - 1)).join(', ')}]`],
    ]
    for (const name of this.#scope.of('bag')) rules.push([3, () => name])
    return choices.rule(rules)
  }

  #bag(depth: number): string {
    const choices = this.#choices
    const rules: Rules = [[1, () => '[1]']]
    for (const name of this.#scope.of('bag')) rules.push([3, () => name])
    for (const name of this.#scope.of('node')) rules.push([1, () => `labels(${name})`])
    for (const name of this.#entities()) rules.push([1, () => `keys(${name})`])
    if (depth > 0 && this.#scope.of('node').length > 0)
      rules.push([3, () => this.#patternComprehension(depth - 1)])
    return choices.rule(rules)
  }

  #patternComprehension(depth: number): string {
    const choices = this.#choices
    const { text, scope } = randomPart(choices, this.#scope, {
      hops: 2,
      from: choices.one(this.#scope.of('node')),
    })
    const inner = new Expressions(choices, scope)
    const where = choices.chance(40) ? ` WHERE ${inner.boolean(depth)}` : ''
    return `[${text}${where} | ${inner.integer(depth)}]`
  }

  any(depth: number): string {
    const choices = this.#choices
    const rules: Rules = [
      [1, () => choices.one(['null', randomLiteral(choices, 'm')])],
      [2, () => this.integer(depth)],
      [1, () => this.float(depth)],
      [1, () => this.string(depth)],
      [1, () => this.list(depth)],
    ]
    for (const name of this.#scope.of('any', 'node', 'relationship')) rules.push([2, () => name])
    for (const name of this.#entities()) rules.push([2, () => `${name}.m`], [1, () => `${name}.b`])
    return choices.rule(rules)
  }

  #entities(): readonly string[] {
    return this.#scope.of('node', 'relationship')
  }
}
