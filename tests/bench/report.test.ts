import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sizeNames } from '../../bench/graph/sizes.ts'
import { ratioText, timeText } from '../../bench/report/outcome-text.ts'
import { withSections } from '../../bench/report/sections.ts'
import { sizeSection } from '../../bench/report/size-section.ts'
import { root } from '../helpers/shared.ts'
import { resultOf, timed } from './results.ts'

describe('a part of a page', () => {
  const page =
    'a\n<!-- bench:one -->\nold\n<!-- /bench:one -->\nb\n<!-- bench:two -->\n<!-- /bench:two -->\nc\n'
  const sections = new Map([
    ['one', 'costs $1 & more\n'],
    ['two', '| x |'],
  ])

  test('is written, and the rest of the page is left', () => {
    expect(withSections(page, sections)).toBe(
      'a\n<!-- bench:one -->\n\ncosts $1 & more\n\n<!-- /bench:one -->\nb\n<!-- bench:two -->\n\n| x |\n\n<!-- /bench:two -->\nc\n',
    )
    expect(withSections(page, new Map())).toBe(page)
  })

  test('is the same when it is written again', () => {
    const once = withSections(page, sections)
    expect(withSections(once, sections)).toBe(once)
  })

  test('must be there', () => {
    expect(() => withSections(page, new Map([['three', '']]))).toThrow('The page has no part bench:three.')
  })

  test('is on docs/performance.md for every size but the one for trying out', () => {
    const text = readFileSync(join(root, 'docs/performance.md'), 'utf8')
    const names = [...text.matchAll(/<!-- bench:(\w+) -->/g)].map(([, name]) => name)
    expect(names).toEqual(sizeNames.filter((size) => size !== 'tiny'))
  })
})

test('the results of a size are a table, with what it was measured on and what was not right', () => {
  const results = [
    resultOf({ peer: 'limit', version: 'Node 20.19.0', outcome: { ...timed, micros: 1, ratio: 0.01 } }),
    resultOf(),
    resultOf({ shape: 'groups', date: '2026-02-01', load: 0.5, outcome: { kind: 'slow', seconds: 15 } }),
    resultOf({
      peer: 'grafeo',
      version: '0.6.0',
      outcome: { kind: 'wrong', parameters: '{"id":1}', expected: '[1]', answer: '' },
    }),
    resultOf({
      shape: 'load',
      peer: 'grafeo',
      version: '0.6.0',
      outcome: { kind: 'refused', message: 'No\n`UNWIND`' },
    }),
    resultOf({ shape: 'triangles', peer: 'silkgraph', outcome: { kind: 'slow', seconds: 15 } }),
  ]
  expect(sizeSection(results)).toBe(`- Graph: 200 nodes, 2,000 relationships; the load creates 500.
- Measured: 2026-01-31, 2026-02-01, at a load of 0.5 to 1.5.
- Machine: 2 cores, 24 GiB, linux x64, Node 20.19.0.
- Versions: Silkgraph 0.1.0, build 00000001; Ladybug 0.19.1; Grafeo 0.6.0.

| query | hand-written loop | Silkgraph | Ladybug | Grafeo |
| --- | --- | --- | --- | --- |
| neighbours | 1.0 µs | 100 µs, 100 x | 300 µs, 3.0 x | wrong |
| groups with count and average, the largest ten |  |  | over 15 s |  |
| all triangles counted |  | over 15 s |  |  |
| relationships created from rows, both ends matched |  |  |  | refused |

- Ladybug, groups with count and average, the largest ten: \`stopped after 15 s\`
- Grafeo, neighbours: \`wrong: nothing instead of [1] for {"id":1}\`
- Grafeo, relationships created from rows, both ends matched: \`refused: No 'UNWIND'\`
- Silkgraph, all triangles counted: \`stopped after 15 s\``)
  expect(sizeSection([])).toBe('Not measured yet.')
})

test.each([
  [0.042, '0.04 µs'],
  [7.34, '7.3 µs'],
  [73.4, '73 µs'],
  [734.2, '734 µs'],
  [7_342, '7.3 ms'],
  [7_342_000, '7.3 s'],
])('%d µs is written as %s', (micros, text) => expect(timeText(micros)).toBe(text))

test.each([
  [0.0123, '0.01 x'],
  [0.5, '0.50 x'],
  [3.14, '3.1 x'],
  [1234.5, '1,235 x'],
])('a ratio of %d is written as %s', (ratio, text) => expect(ratioText(ratio)).toBe(text))
