import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ResultFile } from '../../bench/report/result-file.ts'
import { resultOf } from './results.ts'

let folder = ''
let file: ResultFile
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'silkgraph-test-'))
  file = new ResultFile(join(folder, 'results'), 'tiny')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('results are read as they were added, and forgotten when cleared', () => {
  expect(file.read()).toEqual([])
  const results = [resultOf(), resultOf({ peer: 'grafeo' })]
  for (const result of results) file.add(result)
  expect(new ResultFile(join(folder, 'results'), 'tiny').read()).toEqual(results)
  expect(new ResultFile(join(folder, 'results'), 'small').read()).toEqual([])
  file.clear()
  expect(file.read()).toEqual([])
})

test('a result counts for its shape, its peer, and their versions only', () => {
  file.add(resultOf())
  expect(file.has(resultOf({ date: '2026-02-01', load: 9 }))).toBe(true)
  for (const other of [{ shape: 'groups' }, { peer: 'lora' }, { version: '0.20.0' }, { silkgraph: '0.2.0' }])
    expect(file.has(resultOf(other))).toBe(false)
})

test('the last result of a shape and peer counts', () => {
  file.add(resultOf())
  file.add(resultOf({ outcome: { kind: 'slow', seconds: 15 } }))
  expect(file.read().map(({ outcome }) => outcome.kind)).toEqual(['slow'])
})

test('results of another build than the last one are left out', () => {
  file.add(resultOf({ shape: 'groups' }))
  file.add(resultOf({ silkgraph: '0.1.0, build 00000002' }))
  expect(file.read().map(({ shape }) => shape)).toEqual(['one-hop'])
})

test('a line that was cut off is left out, and spoils no other', () => {
  file.add(resultOf())
  const path = join(folder, 'results', 'tiny.jsonl')
  appendFileSync(path, '\n{"size":"tiny","sha')
  expect(file.read()).toHaveLength(1)
  file.add(resultOf({ peer: 'grafeo' }))
  expect(file.read().map(({ peer }) => peer)).toEqual(['ladybug', 'grafeo'])
  writeFileSync(path, readFileSync(path, 'utf8').slice(0, -5))
  expect(file.read().map(({ peer }) => peer)).toEqual(['ladybug'])
})
