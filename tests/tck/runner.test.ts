import { describe, expect, test } from 'vitest'
import { CypherError } from '../../src/errors.ts'
import { emptyMap, float, Node, Path, Relationship, type Value } from '../../src/model/values.ts'
import { parseCell, showValue } from './cell.ts'
import { readFeatures, tckFolder, type Scenario } from './features.ts'
import { runScenario } from './run-scenario.ts'
import type { GraphDump } from './side-effects.ts'
import type { Subject, SubjectResult } from './subject.ts'

const nothing: GraphDump = {
  nodes: new Set(),
  relationships: new Set(),
  labels: new Set(),
  properties: new Set(),
}

/** A subject that gives one answer to everything, and whose graph holds `dumps` one after the other. */
function answering(answer: () => SubjectResult, dumps: readonly GraphDump[] = []): () => Subject {
  let taken = 0
  return () => ({ run: answer, dump: () => dumps[taken++] ?? nothing, addProcedure: () => undefined })
}

function scenario(...then: Scenario['steps']): Scenario {
  const when = { text: 'executing query:', rows: [], body: 'RETURN 1 AS a' }
  return { id: 'a scenario', steps: [{ text: 'an empty graph', rows: [], body: '' }, when, ...then] }
}

function tableStep(text: string, ...rows: readonly (readonly string[])[]) {
  return { text, rows, body: '' }
}

const returning = (...values: readonly Value[]) =>
  answering(() => ({ columns: ['a'], records: values.map((value) => [value]) }))

describe('a scenario fails', () => {
  const inAnyOrder = 'the result should be, in any order:'
  test.each<[string, Scenario, () => Subject]>([
    ['on a wrong value', scenario(tableStep(inAnyOrder, ['a'], ['1'])), returning(2)],
    ['on a float for an integer', scenario(tableStep(inAnyOrder, ['a'], ['1'])), returning(float(1))],
    ['on a wrong column', scenario(tableStep(inAnyOrder, ['b'], ['1'])), returning(1)],
    ['on a record too many', scenario(tableStep(inAnyOrder, ['a'], ['1'])), returning(1, 1)],
    [
      'on a wrong order',
      scenario(tableStep('the result should be, in order:', ['a'], ['1'], ['2'])),
      returning(2, 1),
    ],
    ['on a wrong order in a list', scenario(tableStep(inAnyOrder, ['a'], ['[1, 2]'])), returning([2, 1])],
    ['on a result that should be empty', scenario(tableStep('the result should be empty')), returning(1)],
    [
      'on a missing error',
      scenario(tableStep('a SyntaxError should be raised at compile time: X')),
      returning(1),
    ],
    [
      'on a side effect that should not be',
      scenario(tableStep('no side effects')),
      answering(() => ({ columns: [], records: [] }), [nothing, { ...nothing, nodes: new Set(['0']) }]),
    ],
    ['on an error that nobody asked for', scenario(), failing('SyntaxError', 'compile', 'X')],
    ['on a step that the runner does not know', scenario(tableStep('the moon is full')), returning(1)],
    [
      'on a wrong code',
      raising('a TypeError should be raised at runtime: Y'),
      failing('TypeError', 'runtime', 'X'),
    ],
    [
      'on a wrong phase',
      raising('a TypeError should be raised at runtime: X'),
      failing('TypeError', 'compile', 'X'),
    ],
    [
      'on a wrong class',
      raising('a TypeError should be raised at runtime: X'),
      failing('SyntaxError', 'runtime', 'X'),
    ],
  ])('%s', async (_, wrong, subject) => {
    expect(await runScenario(wrong, {}, subject)).toBeTypeOf('string')
  })
})

describe('a scenario passes', () => {
  test.each<[string, Scenario, () => Subject]>([
    [
      'in any order',
      scenario(tableStep('the result should be, in any order:', ['a'], ['1'], ['2'])),
      returning(2, 1),
    ],
    [
      'with lists in any order',
      scenario(tableStep('the result should be (ignoring element order for lists):', ['a'], ['[1, 2]'])),
      returning([2, 1]),
    ],
    [
      'on the error',
      raising('a TypeError should be raised at any time: *'),
      failing('TypeError', 'compile', 'X'),
    ],
    [
      'on the side effects',
      scenario(tableStep('the side effects should be:', ['+nodes', '1'])),
      answering(() => ({ columns: [], records: [] }), [nothing, { ...nothing, nodes: new Set(['0']) }]),
    ],
  ])('%s', async (_, right, subject) => {
    expect(await runScenario(right, {}, subject)).toBeUndefined()
  })

  test('on any error where errors are compared by presence, but not without one', async () => {
    const wanted = scenario(tableStep('a SyntaxError should be raised at compile time: X'))
    const other = failing('TypeError', 'runtime', 'Y')
    expect(await runScenario(wanted, {}, other)).toBeTypeOf('string')
    expect(await runScenario(wanted, {}, other, 'by presence')).toBeUndefined()
    expect(await runScenario(wanted, {}, returning(1), 'by presence')).toBeTypeOf('string')
  })
})

function raising(text: string): Scenario {
  return scenario(tableStep(text))
}

function failing(
  kind: 'TypeError' | 'SyntaxError',
  phase: 'compile' | 'runtime',
  code: string,
): () => Subject {
  return answering(() => {
    throw new CypherError({ kind, phase, code, message: 'wrong' })
  })
}

describe('cells', () => {
  const properties = Object.assign(emptyMap(), { b: 1, a: 'x' })
  const [a, b] = [new Node(5, ['B', 'A'], properties), new Node(6)]
  const relationship = new Relationship(9, 'T', 6, 5)

  test.each<[string, Value]>([
    ['null', null],
    ['-1', -1],
    ['9223372036854775807', 9223372036854775807n],
    ['1.0', float(1)],
    ['-0.0', float(-0)],
    ['1.5e-7', 1.5e-7],
    ['1e100', float(1e100)],
    ['NaN', Number.NaN],
    ['Inf', Number.POSITIVE_INFINITY],
    [String.raw`'it\'s \\ [x]'`, String.raw`it's \ [x]`],
    ['[1, [], {a: null}]', [1, [], Object.assign(emptyMap(), { a: null })]],
    ["(:A:B {a: 'x', b: 1})", a],
    ['()', b],
    ['[:T]', relationship],
    ["<()-[:T]->(:A:B {a: 'x', b: 1})>", new Path([b, a], [relationship])],
    ["<(:B:A {b: 1, a: 'x'})<-[:T]-()>", new Path([a, b], [relationship])],
  ])('%s', (cell, value) => {
    expect(showValue(parseCell(cell))).toBe(showValue(value))
  })

  test.each([
    ['1', '1.0'],
    ["'1'", '1'],
    ['[1, 2]', '[2, 1]'],
    ['(:A)', '(:B)'],
    ['()', '({a: 1})'],
    ['<()-[:T]->()>', '<()<-[:T]-()>'],
    ['null', "'null'"],
  ])('%s differs from %s', (left, right) => {
    expect(showValue(parseCell(left))).not.toBe(showValue(parseCell(right)))
  })

  const folder = tckFolder()
  test.skipIf(folder === undefined)('every cell of an expected result in the TCK is read', () => {
    const steps = readFeatures(folder ?? '').flatMap(({ scenarios }) => scenarios.flatMap((one) => one.steps))
    const tables = steps.filter(({ text }) => text.startsWith('the result should be') && text.endsWith(':'))
    const cells = tables.flatMap(({ rows }) => rows.slice(1).flat())
    expect(cells.length).toBeGreaterThan(5_000)
    expect(() => cells.map(parseCell)).not.toThrow()
  })
})
