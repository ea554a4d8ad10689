// Prints how long queries over numbers take, and how many times as long as the same loop by hand: `node
// scripts/measure-columns.mjs [dist ...]`, after a build; of several builds each is asked in turn. The fastest of the rounds counts, in ms.
import { isAbsolute, join, resolve } from 'path'
import { performance } from 'perf_hooks'
import { pathToFileURL } from 'url'
import { root } from './prepare.mjs'
import { launch } from './run.mjs'

const NODES = 200000
const ROUNDS = 40
const GROUPS = 100
const CITIES = 50

const FILL = `UNWIND range(0, ${NODES - 1}) AS i CREATE (:Person {
  age: i % 90, score: i * 0.37, a: i % 1000, b: i % 7, group: i % ${GROUPS}, city: 'city ' + (i % ${CITIES})
})`

const numbers = (make) => Float64Array.from({ length: NODES }, (_, at) => make(at))
const age = numbers((at) => at % 90)
const score = numbers((at) => at * 0.37)
const a = numbers((at) => at % 1000)
const b = numbers((at) => at % 7)
const group = numbers((at) => at % GROUPS)
const city = Array.from({ length: NODES }, (_, at) => 'city ' + (at % CITIES))

function sum(values, chosen = () => true) {
  let total = 0
  for (let at = 0; at < NODES; at++) if (chosen(at)) total += values[at]
  return total
}

function mean(values) {
  let total = 0
  for (let at = 0; at < NODES; at++) total += (values[at] - total) / (at + 1)
  return total
}

function deviation(values) {
  let total = 0
  let squares = 0
  for (let at = 0; at < NODES; at++) {
    const difference = values[at] - total
    total += difference / (at + 1)
    squares += difference * (values[at] - total)
  }
  return Math.sqrt(squares / (NODES - 1))
}

function extremes() {
  let [least, most, count] = [Infinity, -Infinity, 0]
  for (let at = 0; at < NODES; at++) {
    if (score[at] < least) least = score[at]
    if (age[at] > most) most = age[at]
    if (b[at] >= 0) count++
  }
  return [least, most, count]
}

/** Sum and mean by key, as one record a key. */
function grouped(keys) {
  const groups = new Map()
  for (let at = 0; at < NODES; at++) {
    let held = groups.get(keys[at])
    if (held === undefined) groups.set(keys[at], (held = { total: 0, count: 0, mean: 0 }))
    held.total += age[at]
    held.mean += (score[at] - held.mean) / ++held.count
  }
  return groups.size
}

function most() {
  let found = -Infinity
  for (let at = 0; at < NODES; at++) {
    const value = a[at] * 2 + b[at]
    if (value > 1000 && value > found) found = value
  }
  return found
}

function calculated() {
  let total = 0
  for (let at = 0; at < NODES; at++) total += a[at] * 2 + b[at]
  return total
}

const queries = [
  ['RETURN sum(n.age), avg(n.score)', () => [sum(age), mean(score)]],
  ['RETURN min(n.score), max(n.age), count(n.b)', extremes],
  ['RETURN stDev(n.score)', () => deviation(score)],
  ['RETURN n.group, sum(n.age), avg(n.score)', () => grouped(group)],
  ['RETURN n.city, sum(n.age), avg(n.score)', () => grouped(city)],
  ['WHERE n.age > 30 RETURN count(*)', () => sum(b, (at) => age[at] > 30)],
  [
    'WHERE n.age > 30 AND n.a < n.b * 100 RETURN sum(n.b)',
    () => sum(b, (at) => age[at] > 30 && a[at] < b[at] * 100),
  ],
  ['RETURN sum(n.a * 2 + n.b)', calculated],
  ['WITH n.a * 2 + n.b AS c WHERE c > 1000 RETURN max(c)', most],
  ['RETURN n.age ORDER BY n.age LIMIT 10', () => age.slice().sort()[9]],
  ['WITH n ORDER BY n.score DESC RETURN count(*)', () => score.slice().sort()[9]],
].map(([text, byHand]) => ({ text: 'MATCH (n:Person) ' + text, byHand }))

/** What the last work came to: what nobody looks at is not computed. */
export let kept

function timeOf(work) {
  const start = performance.now()
  kept = work()
  return performance.now() - start
}

launch(async () => {
  const folders = process.argv.slice(2)
  const builds = folders.length === 0 ? [join(root, 'dist')] : folders
  const databases = []
  for (const folder of builds) {
    const path = isAbsolute(folder) ? folder : resolve(folder)
    const { Database } = await import(pathToFileURL(join(path, 'index.js')).href)
    const database = new Database()
    database.query(FILL, {}, { maxMillis: 120000 })
    databases.push(database)
  }
  const cell = (text) => String(text).padStart(10)
  process.stdout.write(
    'by hand'.padStart(10) + builds.map((_, at) => cell('build ' + (at + 1)) + cell('x')).join('') + '\n',
  )
  for (const { text, byHand } of queries) {
    const hand = []
    const times = databases.map(() => [])
    for (let round = 0; round < ROUNDS; round++) {
      hand.push(timeOf(byHand))
      for (const [at, database] of databases.entries()) times[at].push(timeOf(() => database.query(text)))
    }
    const limit = Math.min(...hand)
    const figures = times.map(
      (each) => cell(Math.min(...each).toFixed(2)) + cell((Math.min(...each) / limit).toFixed(1)),
    )
    process.stdout.write(cell(limit.toFixed(2)) + figures.join('') + '  ' + text + '\n')
  }
  return 0
})
