import { describe, expect, test } from 'vitest'
import { answerText } from '../../bench/process/answer-text.ts'
import { wrongAnswer } from '../../bench/run/compare-answers.ts'

describe('answers are the same', () => {
  test('in any order of the rows, unless that is part of the answer', () => {
    const rows = [[1], [2]]
    const turned = [[2], [1]]
    expect(answerText(rows, false)).toBe(answerText(turned, false))
    expect(answerText(rows, true)).not.toBe(answerText(turned, true))
  })

  test('whether an integer is a bigint or a number, and where floats differ in their last digits', () => {
    expect(answerText([[5n, [6n]]], true)).toBe(answerText([[5, [6]]], true))
    expect(answerText([[0.1 + 0.2]], true)).toBe(answerText([[0.3]], true))
    expect(answerText([[0.3001]], true)).not.toBe(answerText([[0.3]], true))
  })
})

describe('a wrong answer', () => {
  const sets = [{ id: 1 }, { id: 2 }]

  test('is told with its parameters and the first line that differs', () => {
    expect(wrongAnswer(['[1]', '[1]\n[2]'], ['[1]', '[1]\n[3]'], sets)).toEqual({
      kind: 'wrong',
      parameters: '{"id":2}',
      expected: '[2]',
      answer: '[3]',
    })
  })

  test('may be one row more, or one less', () => {
    expect(wrongAnswer(['[1]'], ['[1]\n[2]'], sets)).toMatchObject({ expected: '', answer: '[2]' })
    expect(wrongAnswer(['[1]\n[2]'], ['[1]'], sets)).toMatchObject({ expected: '[2]', answer: '' })
  })

  test('is none where fewer parameter sets were answered, and those rightly', () => {
    expect(wrongAnswer(['[1]', '[2]'], ['[1]'], sets)).toBeUndefined()
  })

  test('is cut where it is long', () => {
    const wrong = wrongAnswer(['[1]'], [`["${'x'.repeat(500)}"]`], sets)
    expect(wrong?.answer).toHaveLength(124)
  })
})
