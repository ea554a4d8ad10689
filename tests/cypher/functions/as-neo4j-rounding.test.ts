import { expect, test } from 'vitest'
import { CypherError } from '../../../src/errors.ts'
import { graph } from '../../helpers/graph.ts'

// A real server has answered these: tests/neo4j/values.test.ts asks it again.
test.each([
  ['round(1e300) = 9223372036854775808.0'],
  ['round(-1e300, 0) = -9223372036854775808.0'],
  ['round(-1.5, 0) = -1.0'],
  ["round(-1.5, 0, 'HALF_UP') = -2.0"],
  ['toString(round(-0.2)) = "0.0"'],
  ['haversin(0.5) = (1 - cos(0.5)) / 2'],
  ["size(trim('\\u2007a\\u202f')) = 3"],
  ["trim('\\u2003\\u1680a\\u001f') = 'a'"],
])('%s', (condition) => {
  expect(graph().query(`RETURN ${condition} AS holds`).records).toEqual([[true]])
})

test.each(['datetime.fromepoch(null, 0)', 'datetime.fromepoch(0, null)', 'datetime.fromepochmillis(null)'])(
  '%s is an error',
  (call) => {
    expect(() => graph().query(`RETURN ${call}`)).toThrow(CypherError)
  },
)
