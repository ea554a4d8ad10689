import { mergeSort } from '../model/merge-sort.ts'
import type { Patience } from '../model/patience.ts'

/** Elements and how well each fits what is sought, the best first; those that fit equally by ascending id. */
export interface Ranked {
  readonly ids: Int32Array
  readonly scores: Float64Array
}

const PAUSE = 1024

/** What an element and its score take while they are found, put in order and wait to be taken. */
export const FOUND_BYTES = 48

/** Puts elements in the order of their scores, the best first; those with the same score by id. Yields after each thousand steps or so. */
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
      const result = { ids: new Int32Array(order.length), scores: new Float64Array(order.length) }
      for (let place = 0; place < order.length; place++) {
        if (place % PAUSE === PAUSE - 1) yield
        result.ids[place] = ids[order[place]]
        result.scores[place] = scores[order[place]]
      }
      return result
    }
    slice.work = PAUSE
    yield
  }
}
