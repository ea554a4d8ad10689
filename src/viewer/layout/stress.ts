import { randomNumbers } from './random.ts'
import { hopsFrom, type Web } from './web.ts'

/** Of more nodes each is drawn to some of the others, not to all. */
const WHOLE = 600
const PIVOTS = 60
const ROUNDS = 24
const LAST_STEP = 0.1

/** Where nodes are, by number. */
export interface Places {
  readonly xs: Float64Array
  readonly ys: Float64Array
}

/**
 * Puts nodes as far from one another as lines lie between them, as well as a plane allows: what hangs together unfolds. The
 * same web always comes out the same. Source: Zheng, Pawar, Goodman 2018, Graph Drawing by Stochastic Gradient Descent.
 * Cost: 24 rounds over all pairs of up to 600 nodes, over 60 pairs a node of more.
 */
export function unfold(web: Web): Places {
  const { size } = web
  const random = randomNumbers(size)
  const xs = Float64Array.from({ length: size }, () => random())
  const ys = Float64Array.from({ length: size }, () => random())
  const { ones, others, hops, most } = pairsOf(web, random)
  const cooling = Math.log((most * most) / LAST_STEP) / (ROUNDS - 1)
  for (let round = 0; round < ROUNDS; round++) {
    const step = most * most * Math.exp(-cooling * round)
    for (let pair = 0; pair < hops.length; pair++) {
      const [one, other, wanted] = [ones[pair], others[pair], hops[pair]]
      const share = Math.min(1, step / (wanted * wanted))
      const [dx, dy] = [xs[one] - xs[other], ys[one] - ys[other]]
      const length = Math.sqrt(dx * dx + dy * dy) || 1e-9
      const push = (share * (length - wanted)) / (2 * length)
      xs[one] -= push * dx
      ys[one] -= push * dy
      xs[other] += push * dx
      ys[other] += push * dy
    }
  }
  return { xs, ys }
}

interface Pairs {
  readonly ones: Int32Array
  readonly others: Int32Array
  readonly hops: Int32Array
  /** The most hops of any. */
  readonly most: number
}

/** Pairs of nodes in an order that only the web decides. */
function pairsOf(web: Web, random: () => number): Pairs {
  const { size, starts, ends } = web
  const ones: number[] = []
  const others: number[] = []
  const hops: number[] = []
  const add = (one: number, other: number, count: number): void => {
    ones.push(one)
    others.push(other)
    hops.push(count)
  }
  const sources = size <= WHOLE ? size : PIVOTS
  for (let index = 0; index < sources; index++) {
    const one = size <= WHOLE ? index : Math.floor(random() * size)
    hopsFrom(web, one).forEach((count, other) => {
      if (other === one || count < 1 || (size <= WHOLE && other < one)) return
      add(one, other, count)
    })
  }
  if (size > WHOLE) starts.forEach((start, line) => add(start, ends[line], 1))
  const order = Int32Array.from(hops, (_, at) => at)
  for (let at = order.length - 1; at > 0; at--) {
    const from = Math.floor(random() * (at + 1))
    const kept = order[at]
    order[at] = order[from]
    order[from] = kept
  }
  return {
    ones: order.map((at) => ones[at]),
    others: order.map((at) => others[at]),
    hops: order.map((at) => hops[at]),
    most: hops.reduce((most, count) => Math.max(most, count), 1),
  }
}
