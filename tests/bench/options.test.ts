import { expect, test } from 'vitest'
import { readOptions, usage } from '../../bench/run/options.ts'
import { peers } from '../../bench/peers/index.ts'
import { shapes } from '../../bench/shapes/index.ts'

test('without words everything is measured on the small graph', () => {
  expect(readOptions([])).toEqual({
    kind: 'run',
    size: 'small',
    shapes,
    peers,
    seconds: 1,
    limitSeconds: 15,
    resume: false,
    docs: false,
  })
})

test('shapes and peers are chosen by name, in their own order', () => {
  const options = readOptions(['--shapes', 'triangles,one-hop', '--peers', 'grafeo,limit', '--resume'])
  if (options.kind !== 'run') throw new Error(options.kind)
  expect(options.shapes.map(({ name }) => name)).toEqual(['one-hop', 'triangles'])
  expect(options.peers.map(({ name }) => name)).toEqual(['limit', 'grafeo'])
  expect(options.resume).toBe(true)
})

test.each([
  [['--size', 'huge'], 'Unknown size huge. Use tiny, small, large.'],
  [['--shapes', 'one-hop,two'], /^Unknown shape two\. Use point-look-up, /],
  [['--peers', 'silkgraph'], 'Unknown peer silkgraph. Use limit, ladybug, grafeo, lora, neo4j.'],
  [['--seconds', '0'], '--seconds must be a number above 0 and up to 3600, not 0.'],
  [['--limit', 'x'], '--limit must be a number above 0 and up to 3600, not x.'],
  [['--fast'], /Unknown option '--fast'/],
  [['small'], /Unexpected argument 'small'/],
])('%j is refused with a sentence', (words, problem) => {
  expect(readOptions(words)).toEqual({
    kind: 'wrong',
    problem: problem instanceof RegExp ? expect.stringMatching(problem) : problem,
  })
})

test('--help names every shape and peer, and its examples are right', () => {
  expect(readOptions(['--help'])).toEqual({ kind: 'help' })
  for (const { name, title } of [...shapes, ...peers])
    expect(usage).toMatch(new RegExp(`^  ${name} +${title}$`, 'm'))
  const examples = [...usage.matchAll(/^ {2}npm run bench -- (.*)$/gm)].map(([, words]) => words)
  expect(examples).toHaveLength(3)
  for (const words of examples) expect(readOptions(words.split(' '))).toMatchObject({ kind: 'run' })
})
