import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { integer } from '../../../src/model/numbers.ts'
import { float, type Value } from '../../../src/model/values.ts'
import { ResultTable } from '../../../src/viewer/drawer/result-table.tsx'
import { valueText } from '../../../src/viewer/drawer/value-text.ts'
import { emptyPicture } from '../../../src/viewer/layout/picture.ts'
import { Database } from '../../../src/database/index.ts'
import { buildGraph } from '../../../src/opening/build-graph.ts'

test('columns of numbers alone stand at the right, with their titles', () => {
  const records: readonly (readonly Value[])[] = [
    ['a', 1, float(1.5), 1, null],
    ['b', null, 20, 'x', null],
    ['c', integer(2n ** 60n), float(3), 2, null],
  ]
  const { summary } = new Database(buildGraph({ nodes: [], relationships: [] })).query('RETURN 1')
  const markup = renderToStaticMarkup(
    createElement(ResultTable, {
      result: { keys: ['text', 'whole', 'number', 'mixed', 'nothing'], records, summary },
      picture: emptyPicture,
      selected: '',
      onRow: () => undefined,
      textOf: (_, value) => valueText(value, () => ''),
      isNullEmpty: true,
    }),
  )
  const cells = [...markup.matchAll(/<t[hd]( [^>]*)?>/g)].map(([, attributes]) =>
    /result-number/.test(attributes ?? ''),
  )
  const row = [false, true, true, false, false]
  expect(cells).toEqual([...row, ...row, ...row, ...row])
})
