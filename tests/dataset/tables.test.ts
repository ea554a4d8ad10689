import { describe, expect, test } from 'vitest'
import { check } from '../../src/dataset/check.ts'
import { compile } from '../../src/dataset/compile.ts'
import { readDataset } from '../../src/dataset/read-dataset.ts'
import type { TableDocument } from '../../src/dataset/schemas/documents.ts'
import { proveCells, verifyTable } from '../../src/dataset/verify-table.ts'
import { sha256 } from '../../src/host/node.ts'
import { propertyMap } from '../../src/model/elements.ts'
import { datasetOf, fixtureFiles } from './fixture.ts'
import { table, tableFile, tableLines } from './table-fixture.ts'

function withTable(lines: readonly unknown[]): Map<string, string> {
  return fixtureFiles().set(
    tableFile,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  )
}

function tableOf(files: ReadonlyMap<string, string>): TableDocument {
  const found = datasetOf(files).documents.find((document) => document.kind === 'table')
  if (found?.kind !== 'table') throw new Error('no table was read')
  return found
}

/** Every error of a folder: `code file:line message`. */
function errorsOf(files: ReadonlyMap<string, string>): readonly string[] {
  const read = readDataset(files)
  const errors = read.kind === 'errors' ? read.errors : check(read.dataset).errors
  return errors.map(({ code, place, message }) => `${code} ${place?.file}:${place?.line} ${message}`)
}

describe('claims that cite a table', () => {
  const files = withTable(tableLines)

  test('are read from a line each, and compile as claims of YAML do', () => {
    expect(errorsOf(files)).toEqual([])
    const { nodes, relationships } = compile(datasetOf(files))
    const properties = (id: string) => propertyMap(nodes.find((node) => node.id === id)?.properties ?? [])
    expect(properties('register#R2C2')).toEqual({
      id: 'register#R2C2',
      name: 'Register, row 2, column Engineer',
      caption: 'R2C2',
      aliases: [],
      document: 'register',
      row: 2,
      column: 'Engineer',
      sha256: sha256('Eva Berg'),
    })
    expect(properties('register')).toMatchObject({ rows: 3, retrieved: '2026-11-20', link: 'unknown' })
    expect(properties('register')).not.toHaveProperty('characters')
    expect(
      relationships
        .filter(({ start }) => start === 'eng:eva-berg' || start.startsWith('register') || start === 'T1')
        .map(({ type, start, end }) => `${start} ${type} ${end}`),
    ).toEqual([
      'eng:eva-berg BUILDS light:sund',
      'T1 HAS_SUBJECT eng:eva-berg',
      'T1 HAS_OBJECT light:sund',
      'T1 EVIDENCED_BY register#R2C2',
      'register#R2C2 IN_DOCUMENT register',
      'register#R3C1 IN_DOCUMENT register',
    ])
  })

  test('need no review, since a mapping reads them', () => {
    expect(check(datasetOf(files)).notices.filter(({ code }) => code === 'NotReviewed')).toEqual(
      check(datasetOf(fixtureFiles())).notices.filter(({ code }) => code === 'NotReviewed'),
    )
  })

  test('may stand in documents.yaml as well', () => {
    const yaml = `  - id: register
    kind: table
    title: Register
    caption: Register
    publisher: unknown
    date: unknown
    link: unknown
    sha256: ${'ab'.repeat(32)}
    rows: 3
    passages: [{ id: R2C2, row: 2, column: Engineer, sha256: ${'cd'.repeat(32)}, noClaim: An example. }]
`
    const documents = fixtureFiles()
    expect(errorsOf(documents.set('documents.yaml', `${documents.get('documents.yaml')}${yaml}`))).toEqual([])
  })

  const [document, entity, passage, other, claim] = tableLines
  test.each<readonly [what: string, lines: readonly unknown[], errors: readonly string[]]>([
    [
      'no first line',
      [entity],
      [`InvalidShape ${tableFile}:1 The first line does not say which table the claims cite.`],
    ],
    ['nothing', [], [`InvalidShape ${tableFile}:1 The first line does not say which table the claims cite.`]],
    ['a second table', [document, document], [`InvalidShape ${tableFile}:2 The file has a second document.`]],
    ['a cut line', [document, '{"entity":'], [`InvalidJson ${tableFile}:2 This line is not valid JSON.`]],
    [
      'another kind of line, below an empty one',
      [document, '', { entities: {} }],
      [
        `InvalidShape ${tableFile}:3 A line must be an object with one key: document, entity, passage, claim.`,
      ],
    ],
    [
      'a value of the wrong type',
      [document, { passage: { id: 'x', row: 1, column: '', sha256: 'ab'.repeat(32) } }],
      [
        `InvalidShape ${tableFile}:2 passage.row is 1: it must be at least 2.`,
        `InvalidShape ${tableFile}:2 passage.column is "": it must not be empty.`,
      ],
    ],
    [
      'a key that is a trap',
      [document, '{"entity":{"__proto__":{"x":1}}}'],
      [`InvalidJson ${tableFile}:2 The key __proto__ is not allowed.`],
    ],
    [
      'a number that is not exact',
      [document, '{"entity":{"height":12345678901234567890}}'],
      [`InvalidJson ${tableFile}:2 The number 12345678901234567000 is too large to be exact.`],
    ],
    [
      'half a character',
      [document, '{"entity":{"name":"\\ud800"}}'],
      [`InvalidJson ${tableFile}:2 The text holds half of a surrogate pair.`],
    ],
    [
      'nesting without end',
      [document, `{"entity":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
      [`InvalidJson ${tableFile}:2 Nesting is deeper than 20 levels.`],
    ],
    [
      'a claim on a cell that is not there',
      [document, entity, claim],
      [`DanglingId ${tableFile}:3 T1 cites the passage R2C2, which register does not have.`],
    ],
    [
      'a cell beyond the end, and one twice',
      [
        ...tableLines,
        { passage: { id: 'R2', row: 2, column: 'Engineer', sha256: sha256('x'), noClaim: 'Twice.' } },
        { passage: { id: 'R9', row: 9, column: 'Engineer', sha256: sha256('x'), noClaim: 'Beyond.' } },
      ],
      [
        `OverlappingPassages ${tableFile}:6 The passages R2C2 and R2 are both row 2, column Engineer.`,
        `InvalidPassage ${tableFile}:7 The passage R9 of register is in row 9 of 3.`,
      ],
    ],
    [
      'a cell that nobody cites',
      [document, entity, passage, { passage: { ...other.passage, noClaim: undefined } }, claim],
      [`UncoveredPassage ${tableFile}:4 No claim cites the passage R3C1 of register.`],
    ],
  ])('are refused with file and line: %s', (_, lines, errors) => {
    expect(errorsOf(withTable(lines))).toEqual(errors)
  })

  test('tell at most twenty errors of a file', () => {
    expect(errorsOf(withTable([document, ...Array.from({ length: 100 }, () => '{')]))).toHaveLength(20)
  })
})

describe('a copy of a table', () => {
  const document = tableOf(withTable(tableLines))
  const verdicts = (
    rows: readonly (readonly string[])[],
    headings: readonly string[] = ['Light', 'Engineer'],
  ) =>
    verifyTable(document, table(headings, rows), sha256).passages.map(
      ({ passage, verdict, line }) => `${passage.id} ${verdict} ${line ?? '-'}`,
    )

  test.each<
    readonly [string, readonly (readonly string[])[], readonly string[] | undefined, readonly string[]]
  >([
    [
      'the table itself',
      [
        ['Sund', ' Eva  Berg '],
        ['Norsk', ''],
      ],
      undefined,
      ['R2C2 matches 2', 'R3C1 matches 3'],
    ],
    [
      'with a row before',
      [
        ['Vik', 'Per'],
        ['Sund', 'Eva Berg'],
        ['Norsk', ''],
      ],
      undefined,
      ['R2C2 moved 3', 'R3C1 moved 4'],
    ],
    [
      'with its columns in another order',
      [
        ['Eva Berg', 'Sund'],
        ['', 'Norsk'],
      ],
      ['Engineer', ' Light'],
      ['R2C2 matches 2', 'R3C1 matches 3'],
    ],
    [
      'with another text',
      [
        ['Sund', 'E. Berg'],
        ['Norsk', ''],
      ],
      undefined,
      ['R2C2 changed 2', 'R3C1 matches 3'],
    ],
    [
      'with the text of a row that is cited itself',
      [
        ['Sund', 'Eva Berg'],
        ['Sund', ''],
      ],
      undefined,
      ['R2C2 matches 2', 'R3C1 changed 3'],
    ],
    ['without the column', [['Sund'], ['Norsk']], ['Light'], ['R2C2 missing -', 'R3C1 matches 3']],
    ['without the row', [['Sund', 'Eva Berg']], undefined, ['R2C2 matches 2', 'R3C1 missing -']],
  ])('%s', (_, rows, headings, expected) => {
    expect(verdicts(rows, headings)).toEqual(expected)
  })

  test('is told from another table', () => {
    expect(verifyTable(document, table(['Light', 'Engineer'], [['a', 'b']]), sha256).isCopy).toBe(false)
  })

  test('contradicts wrong rows, hashes and sizes', () => {
    const copy = table(
      ['Light', 'Engineer'],
      [
        ['Norsk', 'Eva'],
        ['Vik', ''],
        ['Vik', ''],
      ],
    )
    const { passages } = verifyTable(document, copy, sha256)
    expect(
      proveCells(document, passages, copy, sha256).map(({ passage, key, said, stands }) => [
        passage?.id,
        key,
        said,
        stands,
      ]),
    ).toEqual([
      [undefined, 'rows', 3, 4],
      ['R2C2', 'sha256', sha256('Eva Berg'), sha256('Eva')],
      ['R3C1', 'row', 3, 2],
    ])
  })
})
