import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DataError } from '../../../src/errors.ts'
import { RowScanner } from '../../../src/formats/csv/row-scanner.ts'
import { type GraphFile, MOST_CHARACTERS } from '../../../src/formats/graph-file.ts'
import { Losses, lossText } from '../../../src/formats/losses.ts'
import { encodingNamed, offeredEncodings } from '../../../src/formats/reading/encodings.ts'
import { readTables } from '../../../src/formats/tables/index.ts'
import { fileOf } from '../read.ts'

const silent = async (): Promise<void> => {}

/** The table of a file: its headings, then its rows with the line of each. */
async function read(content: string | Uint8Array | GraphFile) {
  const file: GraphFile =
    typeof content === 'string'
      ? fileOf('a.csv', content)
      : content instanceof Uint8Array
        ? { name: 'a.csv', bytes: content }
        : content
  const { tables } = await readTables(file, silent)
  const losses = new Losses()
  const rows: (readonly [number, ...unknown[]])[] = []
  for (const table of tables) {
    rows.push([table.line, ...table.headings])
    for await (const batch of table.rows(silent, (kind, line) => losses.add(kind, line)))
      rows.push(...batch.map(({ cells, line }) => [line, ...cells] as const))
  }
  return { rows, losses: losses.all.map(lossText) }
}

async function failure(content: Parameters<typeof read>[0]): Promise<unknown> {
  const error: unknown = await read(content).catch((thrown: unknown) => thrown)
  if (!(error instanceof DataError)) throw error
  return { code: error.code, message: error.message, place: error.place }
}

const cells = fc.oneof(
  fc.constantFrom('', 'a', '"', '""', ',', ';', '\n', '\r', '\r\n', 'a"b', ' ', '\t', '|', 'é', '\u{1F600}'),
  fc.string({ unit: 'grapheme' }),
)
const tablesOfCells = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.constantFrom(',', ';', '\t', '|'),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .chain(([width, delimiter, lineEnd]) =>
    fc.record({
      delimiter: fc.constant(delimiter),
      lineEnd: fc.constant(lineEnd),
      rows: fc.array(fc.array(fc.tuple(cells, fc.boolean()), { minLength: width, maxLength: width })),
      isEnded: fc.boolean(),
      piece: fc.integer({ min: 1, max: 9 }),
    }),
  )

test('rows are what csv-parse reads, whatever the pieces of the text', () => {
  fc.assert(
    fc.property(tablesOfCells, ({ delimiter, lineEnd, rows, isEnded, piece }) => {
      const lines = rows.map((row) =>
        row
          .map(([cell, quoted]) =>
            quoted || /["\r\n]/.test(cell) || cell.includes(delimiter)
              ? `"${cell.replaceAll('"', '""')}"`
              : cell,
          )
          .join(delimiter),
      )
      const text = lines.join(lineEnd) + (isEnded ? lineEnd : '')
      const scanner = new RowScanner('a.csv', delimiter)
      const read = text.match(new RegExp(`[^]{1,${piece}}`, 'g'))?.flatMap((part) => scanner.push(part)) ?? []
      read.push(...scanner.end())
      const expected = parse(text, {
        delimiter,
        record_delimiter: lineEnd,
        skip_empty_lines: true,
        info: false,
      })
      expect(read.map((row) => row.cells)).toEqual(expected)
      for (const { line } of read) {
        const before = text.split(/\r\n|\n|\r/).slice(0, line - 1)
        expect(before.length).toBe(line - 1)
      }
    }),
    { numRuns: 500 },
  )
})

describe('a table of text', () => {
  test.each([',', ';', '\t', '|'])(
    'is separated by what its first rows are separated by: %j',
    async (sign) => {
      const text = 'id,name\n1,"a;b\t|,c"\n2,x\n'.replaceAll(',', sign)
      expect((await read(text)).rows).toEqual([
        [1, 'id', 'name'],
        [2, '1', `a;b\t|${sign}c`],
        [3, '2', 'x'],
      ])
    },
  )

  test('is separated by the sign that gives all rows as many cells', async () => {
    expect((await read('id,a;b\n1,2;3\n4;5\n')).rows[0]).toEqual([1, 'id,a', 'b'])
  })

  test('is separated by what its first line says after sep=', async () => {
    expect((await read('sep=;\r\na,b;c\r\n1,2;3\r\n')).rows).toEqual([
      [2, 'a,b', 'c'],
      [3, '1,2', '3'],
    ])
  })

  test('is one column where nothing separates it', async () => {
    expect((await read('id\na b\n')).rows).toEqual([
      [1, 'id'],
      [2, 'a b'],
    ])
  })

  test('has the line on which each row begins, through line ends in cells and empty lines', async () => {
    expect((await read('a,b\r\n\r\n1,"x\r\ny\nz"\r\n2,3\r4,5\n\n')).rows).toEqual([
      [1, 'a', 'b'],
      [3, '1', 'x\r\ny\nz'],
      [6, '2', '3'],
      [7, '4', '5'],
    ])
  })

  test('keeps a quote inside a cell that does not begin with one', async () => {
    expect((await read('a,b\n5" pipe,"6"""\n')).rows[1]).toEqual([2, '5" pipe', '6"'])
  })

  test('has no rows where the file has only empty lines', async () => {
    expect(await read('\n\r\n\n')).toEqual({ rows: [], losses: [] })
  })

  test.each([
    ['utf-16le', [0xff, 0xfe], (code: number) => [code & 0xff, code >> 8]],
    ['utf-16be', [0xfe, 0xff], (code: number) => [code >> 8, code & 0xff]],
  ] as const)('is read as %s by its byte order mark', async (_, mark, bytesOf) => {
    const text = 'id,name\n1,Zoë €\n'
    const bytes = new Uint8Array([...mark, ...[...text].flatMap((one) => [...bytesOf(one.charCodeAt(0))])])
    expect((await read(bytes)).rows).toEqual([
      [1, 'id', 'name'],
      [2, '1', 'Zoë €'],
    ])
  })

  test('is read without the byte order mark of UTF-8', async () => {
    expect((await read('\uFEFFid,name\n1,é\n')).rows[0]).toEqual([1, 'id', 'name'])
  })

  test('is read as Windows-1252 where bytes beyond ASCII are there and none are UTF-8, and says so', async () => {
    const text = [...'id,name\n1,Jos', 0xe9, ' ', 0x80, ' ', 0x93, 'x', 0x94, '\n']
    const bytes = new Uint8Array(text.map((one) => (typeof one === 'number' ? one : one.charCodeAt(0))))
    expect(await read(bytes)).toEqual({
      rows: [
        [1, 'id', 'name'],
        [2, '1', 'José € “x”'],
      ],
      losses: ['1 file that is not UTF-8 was read as Windows-1252 (line 2)'],
    })
  })

  test('is refused where some bytes are UTF-8 and others are not', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('id,name\n1,é\n2,'), 0xe9, 0x0a])
    expect(await failure(bytes)).toMatchObject({ code: 'NotText', place: { file: 'a.csv', line: 3 } })
  })

  test('is refused where it has a NUL', async () => {
    expect(await failure('id,name\n1,a\0b\n')).toEqual({
      code: 'NotText',
      message: 'The file is not text: line 2 has a NUL character.',
      place: { file: 'a.csv', line: 2 },
    })
  })

  test('is refused where a quote is not closed', async () => {
    expect(await failure('id,name\n1,"a\n2,b\n')).toEqual({
      code: 'InvalidCsv',
      message: 'A cell begins with a quote, but no quote ends it.',
      place: { file: 'a.csv', line: 2 },
    })
  })

  test('is refused where text follows a closing quote', async () => {
    expect(await failure('id,name\n1,"a"b\n')).toMatchObject({ code: 'InvalidCsv', place: { line: 2 } })
  })

  test('is refused where a row has more or fewer cells than the first', async () => {
    expect(await failure('id,name\n1,a\n2\n')).toEqual({
      code: 'ShortRow',
      message: 'The row has 1 cell, but line 1 names 2 columns.',
      place: { file: 'a.csv', line: 3 },
    })
    expect(await failure('id,name\n1,a,b\n')).toEqual({
      code: 'InvalidCsv',
      message: 'The row has 3 cells, but line 1 names 2 columns.',
      place: { file: 'a.csv', line: 2 },
    })
  })

  test('has empty cells where rows are short, and the reader wants that; they are counted', async () => {
    const file = { ...fileOf('a.csv', 'id,name,age\n1,a\n2,b,3,,\n4\n'), readAs: { fillRows: true } }
    expect(await read(file)).toEqual({
      rows: [
        [1, 'id', 'name', 'age'],
        [2, '1', 'a', ''],
        [3, '2', 'b', '3'],
        [4, '4', '', ''],
      ],
      losses: [
        '2 rows with fewer cells than columns were read as if the missing cells were empty (the first on line 2)',
      ],
    })
    const long = { ...fileOf('a.csv', 'id,name\n1,a,b\n'), readAs: { fillRows: true } }
    expect(await failure(long)).toMatchObject({ code: 'InvalidCsv', place: { line: 2 } })
  })

  test('is in the encoding that the reader says, unless a byte order mark says another', async () => {
    const mixed = new Uint8Array([...new TextEncoder().encode('id,name\n1,\u00e9\n2,'), 0xe9, 0x80, 0x0a])
    expect(await read({ name: 'a.csv', bytes: mixed, readAs: { encoding: 'windows-1252' } })).toEqual({
      rows: [
        [1, 'id', 'name'],
        [2, '1', '\u00c3\u00a9'],
        [3, '2', '\u00e9\u20ac'],
      ],
      losses: [],
    })
    const cyrillic = new Uint8Array([...new TextEncoder().encode('id,name\n1,'), 0xcf, 0xf0, 0x0a])
    const read1251 = await read({ name: 'a.csv', bytes: cyrillic, readAs: { encoding: 'windows-1251' } })
    expect(read1251.rows[1]).toEqual([2, '1', '\u041f\u0440'])
    const unmarked = new Uint8Array(
      new Uint16Array([...'id,name\n1,\u00e9\n'].map((one) => one.charCodeAt(0))).buffer,
    )
    const read16 = await read({ name: 'a.csv', bytes: unmarked, readAs: { encoding: 'utf-16le' } })
    expect(read16.rows[1]).toEqual([2, '1', '\u00e9'])
    const marked = { ...fileOf('a.csv', '\uFEFFid,name\n1,\u00e9\n'), readAs: { encoding: 'utf-16le' } }
    expect((await read(marked)).rows[1]).toEqual([2, '1', '\u00e9'])
  })

  test('every encoding that is offered is known by its name', () => {
    for (const { name } of offeredEncodings) expect(encodingNamed(name)).toBe(name)
    expect(encodingNamed('latin1')).toBe('windows-1252')
    expect(encodingNamed('klingon')).toBeUndefined()
  })

  test('is refused where a cell is longer than any text', async () => {
    const long = 'a'.repeat(MOST_CHARACTERS + 1)
    for (const cell of [long, `"${long}`])
      expect(await failure(`id,name\n1,${cell}\n`)).toMatchObject({
        message: 'A cell has more than 16,777,216 characters.',
        place: { line: 2 },
      })
  })

  test('is read again from the start, and not at all after a step fails', async () => {
    const bytes = new TextEncoder().encode('a,b\n1,2\n')
    const { tables } = await readTables({ name: 'a.csv', bytes }, silent)
    const [table] = tables
    const count = async () => {
      let rows = 0
      for await (const batch of table.rows(silent, () => {})) rows += batch.length
      return rows
    }
    expect([await count(), await count()]).toEqual([1, 1])
    const stopped = new Error('stopped')
    const stop = () => Promise.reject(stopped)
    await expect(table.rows(stop, () => {}).next()).rejects.toBe(stopped)
  })
})
