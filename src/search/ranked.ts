import { mergeSort } from '../model/merge-sort.ts'
import type { Patience } from '../model/patience.ts'

/** Elements and how well each fits what is sought, the best first; those that fit equally by ascending id. */
export interface Ranked {
  readonly ids: Int32Array
  readonly scores: Float64Array
}

const PAUSE = 1024

/** Puts elements in the order of their scores, the best first; those with the same score by id. Yields after each thousand comparisons or so. */
export function* ranked(ids: Int32Array, scores: Float64Array): Generator<void, Ranked, void> {
  const slice = { work: PAUSE }
  const patience: Patience = {
    slice,
    spend: (steps) => (slice.work -= steps),
  }
  const sorting = mergeSort(
    ids.length,
    (one, other) => scores[other] - scores[one] || ids[one] - ids[other],
    patience,
  )
  for (;;) {
    const step = sorting.next()
    if (step.done === true) {
      const order = step.value
      return { ids: order.map((at) => ids[at]), scores: Float64Array.from(order, (at) => scores[at]) }
    }
    slice.work = PAUSE
    yield
  }
}
