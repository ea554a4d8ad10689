import { expect, test } from 'vitest'
import type { CannedQuery } from '../../../src/canned/canned-query.ts'
import { readArguments } from '../../../src/canned/arguments.ts'
import { withValues } from '../../../src/viewer/console/with-values.ts'
import { graph } from '../../helpers/graph.ts'
import { openBundledGraph } from '../bundled.ts'

const { database, description } = openBundledGraph()

test.each(description.queries)('$id answers the same with its values written into it', (query) => {
  const values = readArguments(query, new Map())
  expect(database.query(withValues(query, {})).records).toEqual(database.query(query.records, values).records)
})

test.each([
  ['string', "it's \\ a\nline\r$x"],
  ['string', ''],
  ['integer', '-7'],
  ['float', '2'],
  ['float', '1e21'],
  ['boolean', 'true'],
] as const)('a value of type %s is written as it is: %j', (type, text) => {
  const query: CannedQuery = {
    id: 'q',
    title: 'q',
    question: 'q',
    kind: 'profile',
    parameters: { x: { type, default: '', description: 'x' } },
    records: "RETURN $x AS x, '$x' AS other, $other IS NULL AS more // $x",
    phrases: [],
    picture: undefined,
  }
  const written = withValues(query, { x: text })
  expect(written).toContain("'$x' AS other, $other IS NULL AS more // $x")
  const [[value]] = graph().query(written, { other: null }).records
  const [[same]] = graph().query('RETURN $x', {
    x: readArguments(query, new Map([['x', text]]))['x'],
  }).records
  if (type === 'float') expect(Number(value?.valueOf())).toBe(Number(text))
  else expect(value).toEqual(same)
})
