import { type Random, randomOf } from '../../tests/helpers/random.ts'
import type { Graph } from './graph.ts'
import { familyNames, givenNames } from './names.ts'
import type { Size } from './sizes.ts'

const SEED = 20_261_126
/** Of the persons who are known, this part lives next door: that is where triangles come from. */
const NEAR = 0.3
const NEIGHBOURS = 30
const ATTEMPTS = 20
/** The most that one out-degree may weigh, as a multiple of the least. */
const HEAVIEST = 400

/**
 * A graph in which few persons know many, and few are known by many. The same for a size on every machine, so that figures
 * of different days are of the same graph.
 *
 * Cost: linear in the relationships; about a second for a million.
 */
export function generate(size: Size): Graph {
  const random = randomOf(SEED)
  const { persons, cities, companies } = size
  const names = Array.from(
    { length: persons },
    (_, person) => `${pick(givenNames, random)} ${pick(familyNames, random)} ${person % 997}`,
  )
  const ages = Int32Array.from({ length: persons }, () => 18 + below(63, random))
  const cityOf = Int32Array.from({ length: persons }, () => skewed(cities, random))
  const companyOf = Int32Array.from({ length: persons }, () =>
    random() < 0.8 ? skewed(companies, random) : -1,
  )
  const employed = companyOf.reduce((count, company) => (company < 0 ? count : count + 1), 0)
  const known = size.relationships - persons - employed
  return { persons, cities, companies, names, ages, cityOf, companyOf, ...knows(persons, known, random) }
}

function knows(
  persons: number,
  count: number,
  random: Random,
): Pick<Graph, 'knowsFrom' | 'knowsTo' | 'knowsSince'> {
  const degrees = outDegrees(persons, count, random)
  const byFame = shuffled(persons, random)
  const knowsFrom = new Int32Array(count)
  const knowsTo = new Int32Array(count)
  let at = 0
  for (let from = 0; from < persons; from++) {
    const seen = new Set([from])
    for (let degree = degrees[from]; degree > 0; degree--) {
      const to = unseen(from, persons, byFame, seen, random)
      seen.add(to)
      knowsFrom[at] = from
      knowsTo[at] = to
      at++
    }
  }
  return { knowsFrom, knowsTo, knowsSince: Int32Array.from({ length: count }, (_, at) => 2000 + (at % 24)) }
}

/** Degrees by a truncated Pareto distribution whose sum is `count`. */
function outDegrees(persons: number, count: number, random: Random): Int32Array {
  const weights = Float64Array.from({ length: persons }, () => Math.min(HEAVIEST, 1 / (1 - random())))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  // Nobody knows more than a quarter of all: looking for one more would take ever longer.
  const most = Math.floor(persons / 4)
  const degrees = Int32Array.from(weights, (weight) => Math.min(most, Math.floor((weight / sum) * count)))
  let left = count - degrees.reduce((total, degree) => total + degree, 0)
  while (left > 0) {
    const person = below(persons, random)
    if (degrees[person] === most) continue
    degrees[person]++
    left--
  }
  return degrees
}

function unseen(
  from: number,
  persons: number,
  byFame: Int32Array,
  seen: ReadonlySet<number>,
  random: Random,
): number {
  for (let attempt = 0; ; attempt++) {
    const to =
      attempt < ATTEMPTS && random() < NEAR
        ? (from - NEIGHBOURS + below(2 * NEIGHBOURS + 1, random) + persons) % persons
        : byFame[skewed(persons, random)]
    if (!seen.has(to)) return to
  }
}

function shuffled(count: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: count }, (_, at) => at)
  for (let at = count - 1; at > 0; at--) {
    const other = below(at + 1, random)
    const held = order[at]
    order[at] = order[other]
    order[other] = held
  }
  return order
}

/** A whole number below a bound, more often a small one. A product and no power, which machines may round differently. */
function skewed(bound: number, random: Random): number {
  const part = random()
  return Math.floor(bound * part * part)
}

function below(bound: number, random: Random): number {
  return Math.floor(random() * bound)
}

function pick(words: readonly string[], random: Random): string {
  return words[below(words.length, random)]
}
