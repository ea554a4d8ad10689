import type { FunctionContext } from '../runtime/function-context.ts'

/** Something that is made in pieces: it yields where the slice is used up. */
export type Making<Made> = Generator<void, Made, void>

/** What is made in pieces, in one go: for calls that cannot pause. The clock is looked at all the same. */
export function atOnce<Made>(making: Making<Made>, context: FunctionContext): Made {
  for (;;) {
    const step = making.next()
    if (step.done === true) return step.value
    context.spend(1)
  }
}
