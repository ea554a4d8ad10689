// Prints how long a query of ten lines takes to be parsed and bound, and to be run with other literals: `node
// scripts/measure-parse.mjs`, after a build.
import { join } from 'path'
import { performance } from 'perf_hooks'
import { root } from './prepare.mjs'
import { launch } from './run.mjs'

const ROUNDS = 5000
const query = `MATCH (c:Company {name: 'Acme'})-[b:BUILDS]->(d:Lighthouse)-[:LOCATED_IN]->(city:City)
WHERE d.opened >= '2019-01-01' AND NOT c.state = 'closed' AND city.population > 100000
OPTIONAL MATCH (d)<-[o:OPERATES]-(op:Company)
WHERE op.name <> c.name OR o.since IS NOT NULL
WITH c, d, city, count(DISTINCT op) AS operators, collect(op.name) AS names
WHERE operators >= 0 AND size(names) < 10
MATCH (city)-[:IN]->(country:Country)
WITH country.name AS country, city.name AS city, operators, names, d.name + ' (' + d.opened + ')' AS site
RETURN country, city, site, operators, [name IN names WHERE name STARTS WITH 'A' | toUpper(name)] AS upper
ORDER BY country, city DESC SKIP 1 LIMIT 25`

/** Prints the median and the ninth decile of the second half of the rounds, in microseconds. */
function measure(name, work) {
  const times = []
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    work(round)
    times.push((performance.now() - start) * 1000)
  }
  const warm = times.slice(ROUNDS / 2).sort((a, b) => a - b)
  const figure = (share) => warm[Math.floor(warm.length * share)].toFixed(1).padStart(8)
  process.stdout.write(name.padEnd(36) + figure(0.5) + ' µs' + figure(0.9) + ' µs\n')
}

launch(async () => {
  const { bind, parse, prepare } = await import(join(root, 'dist', 'cypher', 'index.js'))
  const { Database } = await import(join(root, 'dist', 'index.js'))
  const database = new Database()
  database.query(
    "CREATE (:Company {name: 'Acme'})-[:BUILDS]->(:Lighthouse {opened: '2020', name: 'One'})-[:LOCATED_IN]->(:City {population: 1, name: 'Firth'})-[:IN]->(:Country {name: 'Northland'})",
  )
  process.stdout.write(' '.repeat(36) + '  median' + '       9 in 10\n')
  measure('parse', () => parse(query))
  measure('parse and bind', () => bind(parse(query)))
  measure('parse, bind and plan', () => prepare(query, { reader: database.read() }))
  measure('run, same text', () => database.query(query))
  measure('run, other literals', (round) => database.query(query.replace('Acme', 'Acme ' + round)))
  return 0
})
