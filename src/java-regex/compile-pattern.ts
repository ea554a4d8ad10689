import type { Assertion, RegexNode } from './syntax.ts'

/** One step of a matcher; `next` and the like are places in the program. */
export type Instruction =
  | { readonly kind: 'set'; readonly takes: (codePoint: number) => boolean }
  /** A greedy or possessive run of single code points: what most patterns spend their time on. */
  | {
      readonly kind: 'run'
      readonly takes: (codePoint: number) => boolean
      readonly least: number
      readonly most: number
      readonly possessive: boolean
    }
  | { readonly kind: 'assert'; readonly at: Assertion; readonly unixLines: boolean }
  /** Goes on at `first`, and at `second` where that fails. */
  | { readonly kind: 'split'; first: number; second: number }
  | { readonly kind: 'jump'; to: number }
  | { readonly kind: 'save'; readonly register: number }
  | { readonly kind: 'zero'; readonly register: number }
  /** Decides about one more round of a loop; the body begins after it. */
  | {
      readonly kind: 'loop'
      readonly counter: number
      readonly place: number
      readonly least: number
      readonly most: number
      readonly lazy: boolean
      exit: number
    }
  | { readonly kind: 'reference'; readonly number: number; readonly folds: boolean }
  /** Matches what follows it up to its own end by itself, and goes on at `next`. */
  | { readonly kind: 'atomic'; next: number }
  | { readonly kind: 'look'; readonly behind: boolean; readonly negative: boolean; next: number }
  | { readonly kind: 'done' }

export interface Program {
  readonly instructions: readonly Instruction[]
  /** How many registers are those of groups; they come first. */
  readonly groupRegisters: number
  /** Two for each group, then the counters and places of loops. */
  readonly registers: number
}

/** Instructions for a pattern, the last of kind `done`. Cost: linear in the pattern. */
export function compilePattern(root: RegexNode, groups: number): Program {
  const groupRegisters = 2 * (groups + 1)
  const compiler = new Compiler(groupRegisters)
  compiler.add(root)
  compiler.instructions.push({ kind: 'done' })
  return { instructions: compiler.instructions, groupRegisters, registers: compiler.registers }
}

class Compiler {
  readonly instructions: Instruction[] = []
  registers: number

  constructor(registers: number) {
    this.registers = registers
  }

  add(node: RegexNode): void {
    switch (node.kind) {
      case 'empty':
        return
      case 'set':
        this.instructions.push({ kind: 'set', takes: node.takes })
        return
      case 'assertion':
        this.instructions.push({ kind: 'assert', at: node.at, unixLines: node.unixLines })
        return
      case 'reference':
        this.instructions.push({ kind: 'reference', number: node.number, folds: node.folds })
        return
      case 'sequence':
        for (const part of node.parts) this.add(part)
        return
      case 'choice':
        this.#choice(node.options)
        return
      case 'group':
        if (node.number > 0) this.instructions.push({ kind: 'save', register: 2 * node.number })
        this.add(node.body)
        if (node.number > 0) this.instructions.push({ kind: 'save', register: 2 * node.number + 1 })
        return
      case 'atomic':
        this.#apart({ kind: 'atomic', next: 0 }, node.body)
        return
      case 'look':
        this.#apart({ kind: 'look', behind: node.behind, negative: node.negative, next: 0 }, node.body)
        return
      case 'repeat':
        this.#repeat(node)
    }
  }

  #choice(options: readonly RegexNode[]): void {
    const jumps: { to: number }[] = []
    options.forEach((option, index) => {
      if (index === options.length - 1) {
        this.add(option)
        return
      }
      const split = { kind: 'split' as const, first: this.#here + 1, second: 0 }
      this.instructions.push(split)
      this.add(option)
      const jump = { kind: 'jump' as const, to: 0 }
      this.instructions.push(jump)
      jumps.push(jump)
      split.second = this.#here
    })
    for (const jump of jumps) jump.to = this.#here
  }

  #apart(
    instruction: { kind: 'atomic'; next: number } | (Instruction & { kind: 'look' }),
    body: RegexNode,
  ): void {
    this.instructions.push(instruction)
    this.add(body)
    this.instructions.push({ kind: 'done' })
    instruction.next = this.#here
  }

  #repeat(node: Extract<RegexNode, { kind: 'repeat' }>): void {
    const { body, least, most, mode } = node
    if (body.kind === 'set' && mode !== 'lazy') {
      this.instructions.push({
        kind: 'run',
        takes: body.takes,
        least,
        most,
        possessive: mode === 'possessive',
      })
      return
    }
    if (mode === 'possessive') {
      // As in Java every round keeps what it has taken, not only all of them together.
      const round: RegexNode = { kind: 'atomic', body }
      this.#apart({ kind: 'atomic', next: 0 }, { ...node, body: round, mode: 'greedy' })
      return
    }
    const [counter, place] = [this.registers, this.registers + 1]
    this.registers += 2
    this.instructions.push({ kind: 'zero', register: counter })
    const at = this.#here
    const loop = { kind: 'loop' as const, counter, place, least, most, lazy: mode === 'lazy', exit: 0 }
    this.instructions.push(loop)
    this.add(body)
    this.instructions.push({ kind: 'jump', to: at })
    loop.exit = this.#here
  }

  get #here(): number {
    return this.instructions.length
  }
}
