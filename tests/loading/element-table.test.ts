import { describe, expect, test } from 'vitest'
import { keyOfNode } from '../../src/loading/content.ts'
import { ElementTable } from '../../src/loading/element-table.ts'

describe('ElementTable', () => {
  test('finds each of many by its fingerprint', () => {
    const table = new ElementTable()
    for (let at = 0; at < 20_000; at++) expect(table.add(keyOfNode(`n${at}`), at * 2, at + 7)).toBe(at)
    expect(table.size).toBe(20_000)
    for (let at = 0; at < 20_000; at++) {
      const element = table.find(keyOfNode(`n${at}`))
      if (element !== at) expect(element).toBe(at)
      if (table.idOf(at) !== at * 2) expect(table.idOf(at)).toBe(at * 2)
      if (table.contentOf(at) !== at + 7) expect(table.contentOf(at)).toBe(at + 7)
    }
    expect(table.find(keyOfNode('absent'))).toBeUndefined()
  })

  test('gives each of several with one fingerprint once', () => {
    const table = new ElementTable()
    for (let at = 0; at < 3_000; at++) table.add(keyOfNode(`n${at % 1_000}`), at)
    for (let round = 0; round < 3; round++)
      for (let at = 0; at < 1_000; at++) {
        const taken = table.take(keyOfNode(`n${at}`))
        if (taken === undefined || taken % 1_000 !== at) expect(taken).toBe(at)
        else {
          if (table.isSeen(taken)) expect(taken, 'taken twice').toBeUndefined()
          table.see(taken)
        }
      }
    expect(table.take(keyOfNode('n1'))).toBeUndefined()
    table.add(keyOfNode('n1'), 9)
    expect(table.find(keyOfNode('n1'))).toBe(3_000)
  })
})
