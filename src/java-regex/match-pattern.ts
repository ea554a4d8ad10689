import type { HeldMemory, Patience } from '../model/patience.ts'
import { endsLine, foldCase, isMark, isWord } from './character-classes.ts'
import type { Program } from './compile-pattern.ts'
import type { Assertion } from './syntax.ts'

/** After so many steps the caller is told of them. */
const STEPS_BETWEEN_CHECKS = 1_024

/** What the caller puts up with. */
export interface MatchPatience extends Patience {
  hold(): HeldMemory
}

/** What a choice takes, and a change of a register with the value before it. */
const CHOICE_BYTES = 64
const CHANGE_BYTES = 16

/**
 * Whether a whole text matches. Backtracking keeps its choices on a list of its own, so that no text is too long for the
 * stack, and counts its steps, so that no pattern outlasts the caller's patience: it yields where that is exhausted.
 *
 * Cost: for patterns with nested repetition up to exponential in the text.
 */
export function* matchesWhole(
  program: Program,
  text: string,
  patience: MatchPatience,
): Generator<void, boolean, void> {
  const memory = patience.hold()
  try {
    const codePoints = yield* codePointsOf(text, patience, memory)
    return (yield* new Matcher(program, codePoints, patience, memory).run(0, 0, codePoints.length)) >= 0
  } finally {
    memory.clear()
  }
}

function* codePointsOf(
  text: string,
  patience: MatchPatience,
  memory: HeldMemory,
): Generator<void, Int32Array, void> {
  memory.replace(text.length * Int32Array.BYTES_PER_ELEMENT)
  const codePoints = new Int32Array(text.length)
  let size = 0
  for (const character of text) {
    codePoints[size++] = character.codePointAt(0) ?? 0
    if (size % STEPS_BETWEEN_CHECKS > 0) continue
    patience.spend(STEPS_BETWEEN_CHECKS)
    if (patience.slice.work <= 0) yield
  }
  return codePoints.subarray(0, size)
}

/** A choice that is left: where to go on, and how many changes of registers to take back first. */
interface Choice {
  readonly pc: number
  readonly at: number
  readonly changes: number
  /** For a run of single code points: how few it may give back. */
  readonly lowest: number
}

class Matcher {
  readonly #program: Program
  readonly #text: Int32Array
  readonly #patience: Patience
  readonly #memory: HeldMemory
  /** Of the levels around the one at hand: those of this one are in `run`. */
  #outerChoices = 0
  readonly #registers: Int32Array
  readonly #changes: number[] = []
  /** Since the caller was told. */
  #steps = 0

  constructor(program: Program, text: Int32Array, patience: Patience, memory: HeldMemory) {
    this.#program = program
    this.#text = text
    this.#patience = patience
    this.#memory = memory
    this.#registers = new Int32Array(program.registers).fill(-1)
  }

  /**
   * Runs from an instruction to the next `done` of the same level.
   *
   * @param end where the match must end; -1 for anywhere
   * @returns where it ended, or -1; the registers are as they were where it failed
   */
  *run(start: number, from: number, end: number): Generator<void, number, void> {
    const { instructions } = this.#program
    const text = this.#text
    const choices: Choice[] = []
    const base = this.#changes.length
    let pc = start
    let at = from
    for (;;) {
      if (++this.#steps >= STEPS_BETWEEN_CHECKS) {
        this.#tell(choices.length)
        if (this.#patience.slice.work <= 0) yield
      }
      const instruction = instructions[pc]
      let matched = true
      switch (instruction.kind) {
        case 'set':
          matched = at < text.length && instruction.takes(text[at])
          at++
          pc++
          break
        case 'run': {
          const { takes, least, most, possessive } = instruction
          const first = at
          const furthest = Math.min(text.length, at + most)
          while (at < furthest && takes(text[at])) at++
          this.#steps += at - first
          matched = at - first >= least
          if (matched && !possessive && at > first + least)
            choices.push({ pc: pc + 1, at: at - 1, changes: this.#changes.length, lowest: first + least })
          pc++
          break
        }
        case 'assert':
          matched = this.#holds(instruction.at, at, instruction.unixLines)
          pc++
          break
        case 'split':
          choices.push({ pc: instruction.second, at, changes: this.#changes.length, lowest: -1 })
          pc = instruction.first
          break
        case 'jump':
          pc = instruction.to
          break
        case 'save':
          this.#set(instruction.register, at)
          pc++
          break
        case 'zero':
          this.#set(instruction.register, 0)
          pc++
          break
        case 'loop': {
          const { counter, place, least, most, lazy, exit } = instruction
          const rounds = this.#registers[counter]
          const stuck = rounds > 0 && this.#registers[place] === at
          // An empty round ends the loop, as in Java even before there are enough.
          if (rounds >= most || stuck) pc = exit
          else if (rounds < least) pc = this.#enter(counter, place, rounds, at, pc)
          else if (lazy) {
            // Below zero it marks that the choice is to go round once more.
            choices.push({ pc: -pc - 1, at, changes: this.#changes.length, lowest: -1 })
            pc = exit
          } else {
            choices.push({ pc: exit, at, changes: this.#changes.length, lowest: -1 })
            pc = this.#enter(counter, place, rounds, at, pc)
          }
          break
        }
        case 'reference': {
          const length = this.#referenceLength(instruction.number, instruction.folds, at)
          matched = length >= 0
          at += Math.max(length, 0)
          pc++
          break
        }
        case 'atomic': {
          const changes = this.#changes.length
          this.#outerChoices += choices.length
          const ended = yield* this.run(pc + 1, at, -1)
          this.#outerChoices -= choices.length
          this.#keepGroups(changes)
          matched = ended >= 0
          at = ended
          pc = instruction.next
          break
        }
        case 'look': {
          const changes = this.#changes.length
          this.#outerChoices += choices.length
          const found = instruction.behind
            ? yield* this.#lookBehind(pc + 1, at)
            : (yield* this.run(pc + 1, at, -1)) >= 0
          this.#outerChoices -= choices.length
          this.#keepGroups(changes)
          matched = found !== instruction.negative
          pc = instruction.next
          break
        }
        case 'done':
          if (end < 0 || at === end) return at
          matched = false
      }
      if (matched) continue
      const choice = choices.pop()
      if (choice === undefined) {
        this.#takeBack(base)
        return -1
      }
      this.#takeBack(choice.changes)
      at = choice.at
      if (choice.pc < 0) {
        pc = -choice.pc - 1
        const loop = instructions[pc]
        if (loop.kind === 'loop')
          pc = this.#enter(loop.counter, loop.place, this.#registers[loop.counter], at, pc)
        continue
      }
      pc = choice.pc
      if (choice.at > choice.lowest && choice.lowest >= 0) choices.push({ ...choice, at: choice.at - 1 })
    }
  }

  #enter(counter: number, place: number, rounds: number, at: number, pc: number): number {
    this.#set(place, at)
    this.#set(counter, rounds + 1)
    return pc + 1
  }

  *#lookBehind(pc: number, at: number): Generator<void, boolean, void> {
    for (let from = at; from >= 0; from--) if ((yield* this.run(pc, from, at)) >= 0) return true
    return false
  }

  /** How long the text of a group is where it stands here again; -1 where it does not, or the group has none. */
  #referenceLength(number: number, folds: boolean, at: number): number {
    const [start, end] = [this.#registers[2 * number], this.#registers[2 * number + 1]]
    if (start < 0 || end < start) return -1
    for (let index = start; index < end; index++) {
      const [one, other] = [this.#text[index], this.#text[at + index - start]]
      if (other === undefined) return -1
      if (one !== other && !(folds && foldCase(one, true) === foldCase(other, true))) return -1
    }
    this.#steps += end - start
    return end - start
  }

  #holds(assertion: Assertion, at: number, unixLines: boolean): boolean {
    const text = this.#text
    switch (assertion) {
      case 'start':
        return at === 0
      case 'end':
        return at === text.length
      case 'last-line-end':
        return (
          at === text.length ||
          (at === text.length - 1 && this.#isLineEnd(at, unixLines)) ||
          (at === text.length - 2 && !unixLines && text[at] === 13 && text[at + 1] === 10)
        )
      case 'line-start':
        // No line starts at the end, not even in an empty text: so has it Java.
        return (
          at < text.length &&
          (at === 0 ||
            (endsLine(text[at - 1], unixLines) && (unixLines || text[at - 1] !== 13 || text[at] !== 10)))
        )
      case 'line-end':
        return at === text.length || this.#isLineEnd(at, unixLines)
      default: {
        const before = at > 0 && this.#isWordAt(at - 1)
        const after = at < text.length && this.#isWordAt(at)
        return (before !== after) === (assertion === 'word-boundary')
      }
    }
  }

  /** Whether a line ends before this code point, which is not the LF of a CR LF. */
  #isLineEnd(at: number, unixLines: boolean): boolean {
    const [before, code] = [this.#text[at - 1], this.#text[at]]
    return endsLine(code, unixLines) && (unixLines || before !== 13 || code !== 10)
  }

  /** Whether a code point belongs to a word; a mark does where it stands on a letter or digit. */
  #isWordAt(at: number): boolean {
    let base = at
    while (base > 0 && isMark(this.#text[base])) base--
    return isWord(this.#text[base]) && (base === at || this.#text[base] !== 0x5f)
  }

  #set(register: number, value: number): void {
    this.#changes.push(register, this.#registers[register])
    this.#registers[register] = value
  }

  #takeBack(length: number): void {
    const changes = this.#changes
    while (changes.length > length) {
      const value = changes.pop() ?? -1
      this.#registers[changes.pop() ?? 0] = value
    }
  }

  /**
   * Lets groups keep what they have taken since, whatever fails later: Java never takes back what a part took that
   * matches by itself.
   */
  #keepGroups(length: number): void {
    const kept = this.#changes.splice(length)
    for (let at = 0; at < kept.length; at += 2)
      if (kept[at] >= this.#program.groupRegisters) this.#changes.push(kept[at], kept[at + 1])
  }

  #tell(choices: number): void {
    this.#patience.spend(this.#steps)
    this.#steps = 0
    this.#memory.replace(
      this.#text.byteLength +
        (this.#outerChoices + choices) * CHOICE_BYTES +
        (this.#changes.length / 2) * CHANGE_BYTES,
    )
  }
}
