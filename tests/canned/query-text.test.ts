import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCannedQuery } from '../../src/canned/canned-query.ts'
import { queryText } from '../../src/canned/query-text.ts'

const folder = join(import.meta.dirname, '../../queries')

const written = `/*
title: Who builds what # short
# What is asked.
question: Which lights does an engineer build?
kind: profile
parameters:
  engineer:
    type: string
    default: eng:ada-lund
    description: The engineer
*/
// records
MATCH (e {id: $engineer})-->(l) RETURN l
;

// picture
MATCH p = (e {id: $engineer})-->(l) RETURN p
`

describe('the text of a canned query', () => {
  test('is read back', () => {
    const saved = {
      id: 'q',
      title: 'A: b #c',
      question: 'What "is" it?',
      kind: 'paths',
      records: 'MATCH (n)\nRETURN n // all',
    } as const
    const text = queryText({ ...saved, records: `\n${saved.records} ;\n` })
    expect(text).toBe(
      '/*\ntitle: "A: b #c"\nquestion: What "is" it?\nkind: paths\n*/\n// records\nMATCH (n)\nRETURN n // all ;\n'.replace(
        ' ;\n',
        '\n',
      ),
    )
    expect(readCannedQuery('q', text)).toEqual({ ...saved, parameters: {}, phrases: [], picture: undefined })
  })

  test.each(readdirSync(folder))('%s stays as it is where nothing is changed', (name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    expect(queryText(readCannedQuery(name, text), text)).toBe(text)
  })

  test('keeps comments and parameters that are still used', () => {
    const records = "MATCH (e {id: 'eng:x'})-->(l) RETURN l"
    const old = readCannedQuery('q', written)
    expect(queryText({ ...old, title: 'Builders' }, written)).toBe(
      written.replace('Who builds what', 'Builders'),
    )
    expect(queryText({ ...old, records }, written)).toBe(
      `/*\ntitle: Who builds what # short\n# What is asked.\nquestion: Which lights does an engineer build?\nkind: profile\n*/\n// records\n${records}\n`,
    )
  })

  test.each([
    ['$engineer', true],
    ['$`engineer`', true],
    ['$engineerName', false],
    ['$engineer2', false],
    ['$engineer_', false],
    ['$engineer.name', true],
    ['$`engineer of`', false],
  ])('where %s is used, keeps $engineer: %s', (used, isKept) => {
    const old = readCannedQuery('q', written)
    const asked = written.replace('kind: profile', 'kind: profile\nphrases: ["lights of {engineer}"]')
    const text = queryText({ ...old, records: `RETURN ${used} AS one` }, asked)
    const { parameters, phrases } = readCannedQuery('q', text)
    expect(Object.keys(parameters)).toEqual(isKept ? ['engineer'] : [])
    expect(phrases).toEqual(isKept ? ['lights of {engineer}'] : [])
  })

  test.each([
    ['a title that ends the comment', { title: 'a */ b' }],
    ['Cypher that reads as two statements', { records: 'RETURN 1\n// picture\nRETURN 2' }],
  ])('%s is refused', (_, part) => {
    const saved = { id: 'q', title: 'T', question: 'Q?', kind: 'gaps', records: 'RETURN 1', ...part } as const
    expect(() => queryText(saved)).toThrow(expect.objectContaining({ code: 'UnwritableQuery' }))
  })

  test.each([
    ['an empty file', '', 'queries/q.cypher is there and cannot be read in line 1: The file is empty.'],
    [
      'a header that is not YAML',
      written.replace('title: Who', 'title: "Who'),
      expect.stringMatching(/^queries\/q\.cypher is there and cannot be read in line 2: /),
    ],
    [
      'a key that no header has',
      written.replace('kind: profile', 'kind: profile\nnotes: mine'),
      expect.stringMatching(/^queries\/q\.cypher is there and cannot be read in line 6: /),
    ],
  ])('%s is not written over', (_, before, message: unknown) => {
    const saved = { ...readCannedQuery('q', written), records: 'RETURN 1' }
    expect(() => queryText(saved, before)).toThrow(
      expect.objectContaining({
        code: 'UnreadableFile',
        message,
        hint: 'Mend it first, or give another name: it is not written over.',
      }),
    )
  })
})
