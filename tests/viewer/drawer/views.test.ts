import { describe, expect, test } from 'vitest'
import type { CollectedResult } from '../../../src/backend/index.ts'
import { views, viewOf, type Answer } from '../../../src/viewer/drawer/views/index.ts'
import { valueText } from '../../../src/viewer/drawer/value-text.ts'
import type { Page } from '../../../src/viewer/frame/page.ts'
import { resultViews } from '../../../src/viewer/state/drawer.ts'
import { graph } from '../../helpers/graph.ts'

function answerOf(result: CollectedResult, isDrawable = false): Answer {
  return {
    result,
    plan: result.summary.profile ?? result.summary.plan,
    isDrawable,
    textOf: (_, value) => valueText(value, ({ id }) => `n${id}`),
    isNullEmpty: false,
  }
}

const database = graph("(a:Ship {name: 'Fram', built: 1892})")
const query = (text: string) => database.query(text)
const numbers = answerOf(query("UNWIND ['a', 'b'] AS t RETURN t, 1 AS n"))
const texts = answerOf(query("UNWIND ['a', 'b'] AS t RETURN t"))
const plan = answerOf(query('EXPLAIN MATCH (n) RETURN n'))
const page = {} as unknown as Page

test('every view has an entry, with a button of its own', () => {
  expect(views.map(({ id }) => id)).toEqual(resultViews)
  expect(new Set(views.map(({ words }) => words)).size).toBe(views.length)
})

describe.each(views)('$id', (view) => {
  test('says in a sentence why it does not suit, and what is shown then suits', () => {
    for (const answer of [numbers, texts, plan]) {
      const why = view.unsuited(answer)
      expect(why).toMatch(/^$|^[A-Z].*\.$/)
      const shown = viewOf(view.id, answer)
      expect(shown.why).toBe(why)
      expect(shown.view.unsuited(answer)).toBe('')
      expect(shown.view.id).toBe(why === '' ? view.id : 'table')
    }
  })

  test('gives what is copied, and files that differ by their words', async () => {
    for (const answer of [numbers, plan]) {
      expect(await view.copied(answer).text(answer, page)).not.toBe('')
      const files = view.downloads(answer)
      expect(new Set(files.map(({ words }) => words)).size).toBe(files.length)
      // A chart is drawn by a browser.
      for (const file of files.filter(({ extension }) => extension !== 'svg')) {
        const { content, lost } = await file.write(answer, page)
        expect(content).not.toBe('')
        expect(lost).toBe('')
      }
    }
  })
})

test('a chart suits a text beside a number, and no texts that are each their own', () => {
  expect(viewOf('chart', numbers).view.id).toBe('chart')
  expect(viewOf('chart', texts).view.id).toBe('table')
  expect(viewOf('chart', plan).why).toBe('A plan cannot be drawn as a chart.')
  expect(viewOf('graph', answerOf(query('MATCH (n) RETURN n'), true)).view.id).toBe('graph')
})
