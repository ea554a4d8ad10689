import { spreadMany, type ManyTask, type Step } from './spread-many.ts'

/** Many nodes by forces, in a thread of its own: a task in, steps out, each when the one before has been taken. */

/** What the worker says; nothing follows the last step. */
export interface ManyMessage extends Step {
  readonly last: boolean
}

/** What the worker is told. */
export type ManyRequest =
  | { readonly kind: 'begin'; readonly task: ManyTask; readonly millis: number }
  /** The last step was taken, and another is wanted. */
  | { readonly kind: 'more' }

const scope = globalThis as unknown as Pick<Worker, 'postMessage'> & {
  onmessage: ((event: MessageEvent<ManyRequest>) => void) | null
}

let steps: Generator<Step, void, void> | undefined
let between = 0
let isFirst = true

scope.onmessage = ({ data }) => {
  if (data.kind === 'begin') {
    steps = spreadMany(data.task)
    between = data.millis
  }
  goOn()
}

/** Works until a step is worth being drawn: the first at once, others so long after the one before. */
function goOn(): void {
  if (steps === undefined) return
  const begun = performance.now()
  for (;;) {
    const next = steps.next()
    if (next.done === true) return
    const last = next.value.share >= 1
    if (!last && !isFirst && performance.now() - begun < between) continue
    isFirst = false
    const { xs, ys } = next.value.places
    const message: ManyMessage = { ...next.value, last }
    return scope.postMessage(message, [xs.buffer, ys.buffer])
  }
}
