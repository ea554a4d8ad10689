import { afterEach, describe, expect, test, vi } from 'vitest'
import { VariableNames } from '../../../src/cypher/binder/variable-names.ts'
import type { Variable } from '../../../src/cypher/bound/index.ts'
import { ANY } from '../../../src/cypher/types/type.ts'
import { bound } from '../../helpers/bound.ts'

const variable = (name: string): Variable => ({ name, type: ANY })

describe('names of variables', () => {
  afterEach(() => void vi.restoreAllMocks())

  test('do not change when others grow out of them, each its own way', () => {
    const [a, b, c, other] = ['a', 'b', 'c', 'a'].map(variable)
    const first = new VariableNames([a])
    const second = first.with([b])
    const third = second.with([c])
    const beside = first.with([c])
    const hidden = third.with([other])
    expect([first, second, third, beside, hidden].map((one) => one.names())).toEqual([
      ['a'],
      ['a', 'b'],
      ['a', 'b', 'c'],
      ['a', 'c'],
      ['a', 'b', 'c'],
    ])
    expect([first.has('b'), second.get('c'), beside.get('c'), beside.has('b')]).toEqual([
      false,
      undefined,
      c,
      false,
    ])
    expect([third.get('a') === a, hidden.get('a') === other, first.with([]).names()]).toEqual([
      true,
      true,
      ['a'],
    ])
  })

  test('of a pattern are not copied for each of its elements', () => {
    const copied = vi.spyOn(VariableNames.prototype, 'all')
    const elements = Array.from({ length: 200 }, (_, at) => `(n${at})-[r${at}:R]->(m${at})`)
    for (const clause of ['MATCH', 'CREATE']) bound(`${clause} ${elements.join(', ')} RETURN 1 AS one`)
    expect(copied).not.toHaveBeenCalled()
  })
})
