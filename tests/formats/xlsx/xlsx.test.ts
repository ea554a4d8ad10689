import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { DataError } from '../../../src/errors.ts'
import { lossText } from '../../../src/formats/index.ts'
import { Losses } from '../../../src/formats/losses.ts'
import { cellText, readTables } from '../../../src/formats/tables/index.ts'
import { write } from '../../../src/formats/xlsx/write.ts'
import { Zip } from '../../../src/formats/xlsx/zip.ts'
import { propertyMap } from '../../../src/model/elements.ts'
import { encodeMap, encodeValue } from '../../../src/model/encoding.ts'
import type { Subgraph } from '../../../src/subgraph/subgraph.ts'
import { lossTexts } from '../again.ts'
import { fileOf, readText } from '../read.ts'
import { subgraphs } from '../subgraphs.ts'
import { texts, workbookOf } from './workbooks.ts'

const silent = async (): Promise<void> => {}

async function tablesOf(bytes: Uint8Array) {
  const losses = new Losses()
  const { tables, place } = await readTables(fileOf('a.xlsx', bytes), silent)
  const read: unknown[] = []
  for (const table of tables) {
    const rows: unknown[] = []
    for await (const batch of table.rows(silent, (kind, line) => losses.add(kind, line)))
      rows.push(...batch.map(({ cells, line }) => [line, ...cells.map(encodeValue)]))
    read.push({ name: table.name, headings: [table.line, ...table.headings], rows })
  }
  return { place, tables: read, losses: losses.all.map(lossText) }
}

async function failure(bytes: Uint8Array): Promise<unknown> {
  const error: unknown = await readText('a.xlsx', bytes).catch((thrown: unknown) => thrown)
  if (!(error instanceof DataError)) throw error
  return { code: error.code, place: error.place }
}

describe('a workbook', () => {
  test('has the values that its cells are: texts, numbers, truth values, dates by their formats', async () => {
    const strings =
      '<si><t>id</t></si><si><r><t>A</t></r><r><t xml:space="preserve">nn </t></r><rPh sb="0"><t>x</t></rPh></si><si><t>a_x000D_b</t></si>'
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="[$-409]d\\-mmm\\-yy &quot;h&quot;;@"/><numFmt numFmtId="171" formatCode="[h]:mm"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>'
    const rows =
      '<row r="2"><c r="A2" t="s"><v>0</v></c>' +
      [...'BCDEFGHIJK'].map((column) => `<c r="${column}2" t="str"><v>${column}</v></c>`).join('') +
      '</row><row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4"><v>5</v></c><c r="C4"><v>0.5</v></c><c r="D4" t="b"><v>1</v></c>' +
      '<c r="E4" s="1"><v>42206</v></c><c r="F4" s="2"><v>42206.5</v></c><c r="G4" s="3"><v>0.25</v></c>' +
      '<c r="H4" s="4"><v>59</v></c><c r="I4" s="5"><v>1.5</v></c><c r="J4" t="s"><v>2</v></c><c r="K4" t="d"><v>2015-07-21T10:00:00</v></c></row>'
    expect(await tablesOf(workbookOf([{ name: 'S', rows }], { strings, styles }))).toEqual({
      place: 'row',
      tables: [
        {
          name: 'S',
          headings: [2, 'id', ...'BCDEFGHIJK'],
          rows: [
            [
              4,
              'Ann ',
              5,
              0.5,
              true,
              { date: '2015-07-21' },
              { localdatetime: '2015-07-21T12:00:00' },
              { localtime: '06:00:00' },
              { date: '1900-02-28' },
              1.5,
              'a\rb',
              { localdatetime: '2015-07-21T10:00:00' },
            ],
          ],
        },
      ],
      losses: [],
    })
  })

  test('counts its days from 1904 where it says so', async () => {
    const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    const rows = `<row>${texts('id')}</row><row><c><v>0</v></c></row>`
    const bytes = workbookOf([{ name: 'S', rows }], { styles, properties: '<workbookPr date1904="1"/>' })
    expect((await tablesOf(bytes)).tables).toMatchObject([{ rows: [[2, { date: '1904-01-01' }]] }])
  })

  test('tells what it has besides values', async () => {
    const rows =
      `<row>${texts('id', 'x')}</row><row>${texts('a')}<c><f>1+1</f><v>2</v></c><c><v>7</v></c></row>` +
      `<row>${texts('b')}<c t="e"><v>#N/A</v></c></row><row>${texts('c')}<c><f>1+1</f></c></row>`
    const after = '<mergeCells><mergeCell ref="A2:B2"/></mergeCells>'
    const { losses } = await tablesOf(workbookOf([{ name: 'S', rows, after, state: 'hidden' }]))
    expect(losses).toEqual([
      '1 hidden sheet was read like the others',
      '1 formula was read as the value that it last had (line 2)',
      '1 error value was left out (line 3)',
      '1 formula without a value was left out (line 4)',
      '1 range of merged cells was read as its first cell (line 2)',
      '1 cell without a heading was left out (line 2)',
    ])
  })

  test('is a graph by its sheets, those of something else left out, and elements say where they stand', async () => {
    const { nodes, relationships, report } = await readText(
      'a.xlsx',
      workbookOf([
        { name: 'Notes', rows: `<row>${texts('Read me')}</row>` },
        {
          name: 'People',
          rows: `<row>${texts('id', 'n', 'code', 'mixed')}</row><row>${texts('a')}<c><v>1</v></c>${texts('007')}<c><v>1</v></c></row><row>${texts('b')}<c><v>1.5</v></c>${texts('8', 'x')}</row>`,
        },
        { name: 'Ties', rows: `<row>${texts('source', 'target')}</row><row>${texts('a', 'b')}</row>` },
      ]),
    )
    expect(nodes.map(({ properties }) => encodeMap(propertyMap(properties)))).toEqual([
      {
        id: 'a',
        n: { float: '1' },
        code: '007',
        mixed: 1,
        importedFrom: 'a.xlsx, sheet People',
        importedRow: 2,
      },
      { id: 'b', n: 1.5, code: '8', mixed: 'x', importedFrom: 'a.xlsx, sheet People', importedRow: 3 },
    ])
    expect(relationships).toMatchObject([{ type: 'RELATED_TO', start: 0, end: 1 }])
    expect(lossTexts(report.losses)).toEqual(['1 sheet of neither nodes nor relationships was left out'])
  })

  test('tells of a sheet of a chart, and reads a sheet in whatever folder it is', async () => {
    const made = unzipSync(
      workbookOf([
        { name: 'Chart', rows: '' },
        { name: 'S', rows: `<row>${texts('id')}</row><row>${texts('a')}</row>` },
      ]),
    )
    const relations = 'xl/_rels/workbook.xml.rels'
    const { 'xl/worksheets/sheet1.xml': sheet, ...parts } = made
    const bytes = zipSync({
      ...parts,
      'xl/other.xml': sheet,
      [relations]: strToU8(
        strFromU8(made[relations])
          .replace('/worksheet"', '/chartsheet"')
          .replace('/xl/worksheets/sheet1.xml', 'other.xml'),
      ),
    })
    const { nodes, report } = await readText('a.xlsx', bytes)
    expect(nodes).toHaveLength(1)
    expect(report.losses.map(lossText)).toEqual(['1 sheet of a chart or of macros was left out'])
  })

  test('says of what is not kept, and of an id that stands twice, in which row of which sheet', async () => {
    const rows = `<row>${texts('id', 'x')}</row><row>${texts('a')}<c><f>1+1</f><v>2</v></c></row>`
    const { report } = await readText('a.xlsx', workbookOf([{ name: 'People', rows }]))
    expect(lossTexts(report.losses)).toEqual([
      '1 formula was read as the value that it last had (row 2 of sheet People)',
    ])
    const twice = workbookOf([{ name: 'People', rows: `${rows}<row>${texts('a')}</row>` }])
    await expect(readText('a.xlsx', twice)).rejects.toMatchObject({
      code: 'DuplicateNode',
      message: 'Two nodes have the id a: here and on row 2.',
      place: { file: 'a.xlsx, sheet People', line: 3 },
    })
  })

  test('has times, and no text where a cell names none; what is no date, or no text of the workbook, is told with its row', async () => {
    const rows = (cell: string): string => `<row>${texts('id', 'x')}</row><row>${texts('a')}${cell}</row>`
    const read = (cell: string): ReturnType<typeof readText> =>
      readText('a.xlsx', workbookOf([{ name: 'S', rows: rows(cell) }]))
    const { nodes } = await read('<c t="d"><v>12:30:00</v></c>')
    expect(encodeMap(propertyMap(nodes[0].properties))['x']).toEqual({ localtime: '12:30:00' })
    expect(propertyMap((await read('<c t="s"><v></v></c>')).nodes[0].properties)['x']).toBe(undefined)
    for (const cell of ['<c t="d"><v>soon</v></c>', '<c t="s"><v>-1</v></c>'])
      await expect(read(cell)).rejects.toMatchObject({ place: { line: 2 } })
  })
})

describe('a workbook is refused', () => {
  const rows = `<row>${texts('id')}</row><row>${texts('a')}</row>`
  const sound = workbookOf([{ name: 'S', rows }])

  test('that is encrypted', async () => {
    const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])
    const bytes = new Uint8Array([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...new Uint8Array(504),
      ...name,
    ])
    expect(await failure(bytes)).toEqual({ code: 'EncryptedFile', place: { file: 'a.xlsx' } })
    expect(await failure(bytes.slice(0, 512))).toEqual({ code: 'OldWorkbook', place: { file: 'a.xlsx' } })
  })

  test('that unpacks to far more than its size, before it fills the memory', async () => {
    const zeros = new Uint8Array(48 * 2 ** 20)
    zeros.fill(0x20)
    const bomb = zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      '_rels/.rels': [strToU8('<Relationships/>'), {}],
      'xl/sharedStrings.xml': zeros,
    })
    expect(bomb.length).toBeLessThan(2 ** 20)
    expect(await failure(bomb)).toEqual({ code: 'ZipBomb', place: { file: 'a.xlsx' } })
  })

  test('that holds more beside its sheets than is read at once', async () => {
    const parts = { ...unzipSync(sound), 'xl/styles.xml': new Uint8Array(64 * 2 ** 20 + 1).fill(0x20) }
    const stored = zipSync(parts, { level: 0 })
    expect(await failure(stored)).toEqual({ code: 'ZipBomb', place: { file: 'a.xlsx' } })
  })

  test('of which a part unpacks to more than was said', async () => {
    for (const level of [0, 6] as const) {
      const zip = new Zip({ name: 'a.xlsx', bytes: zipSync({ part: strToU8('x'.repeat(1001)) }, { level }) })
      const read = async (most: number): Promise<string> => {
        let text = ''
        for await (const piece of zip.text('part', async () => {}, most)) text += piece
        return text
      }
      expect(await read(1001)).toHaveLength(1001)
      await expect(read(1000)).rejects.toMatchObject({ code: 'ZipBomb' })
    }
  })

  test('with a text of many parts that is too long', async () => {
    const strings = `<si>${`<r><t>${'x'.repeat(2 ** 23)}</t></r>`.repeat(3)}</si>`
    const parts = { ...unzipSync(workbookOf([{ name: 'S', rows }], { strings })) }
    expect(await failure(zipSync(parts, { level: 0 }))).toEqual({
      code: 'ValueTooLong',
      place: { file: 'a.xlsx' },
    })
  })

  test('that names a sheet which it does not hold', async () => {
    const { 'xl/worksheets/sheet0.xml': _, ...parts } = unzipSync(sound)
    expect(await failure(zipSync(parts))).toEqual({ code: 'InvalidWorkbook', place: { file: 'a.xlsx' } })
    const relations = 'xl/_rels/workbook.xml.rels'
    const other = strFromU8(unzipSync(sound)[relations]).replace('Id="s0"', 'Id="s9"')
    expect(await failure(zipSync({ ...unzipSync(sound), [relations]: strToU8(other) }))).toEqual({
      code: 'InvalidWorkbook',
      place: { file: 'a.xlsx' },
    })
  })

  test('that is cut, wherever', async () => {
    for (let end = 4; end < sound.length; end += 97)
      expect(await failure(sound.slice(0, end))).toMatchObject({ code: 'InvalidZip' })
  })

  test('that is another zip', async () => {
    expect(await failure(zipSync({ 'content.xml': strToU8('<x/>') }))).toMatchObject({ code: 'NotWorkbook' })
  })

  test.each([
    ['a DOCTYPE', '<row></row></sheetData></worksheet>', '<!DOCTYPE x [<!ENTITY a "b">]>', 'InvalidXml'],
    ['an element that is not closed', '<row><c>', '', 'InvalidXml'],
    ['a text that does not exist', '<row><c t="s"><v>9</v></c></row>', '', 'InvalidSheet'],
    ['a number that is none', '<row><c><v>x</v></c></row>', '', 'InvalidSheet'],
    ['a column that Excel does not have', '<row><c r="XFE1"><v>1</v></c></row>', '', 'InvalidSheet'],
  ])('with %s', async (_, broken, before, code) => {
    expect(await failure(workbookOf([{ name: 'S', rows: before + broken }]))).toMatchObject({
      code,
      place: { file: 'a.xlsx, sheet S' },
    })
  })

  test('is broken anywhere with an error that says so, or is read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = sound.slice()
        bytes[at] = byte
        const result: unknown = await readText('a.xlsx', bytes).catch((error: unknown) => error)
        expect(result instanceof Error && !(result instanceof DataError) ? result : undefined).toBeUndefined()
      }),
      { numRuns: 200 },
    )
  })
})

describe('an export', () => {
  const options = { evidenceOf: undefined, licence: 'CC BY 4.0', raw: false }
  const bytesOf = (subgraph: Subgraph): Uint8Array => {
    const [{ content }] = write(subgraph, options).files
    return typeof content === 'string' ? strToU8(content) : content
  }

  test('is the same file each time', () => {
    const subgraph = fc.sample(subgraphs, { numRuns: 1, seed: 1 })[0]
    expect(bytesOf(subgraph)).toEqual(bytesOf(subgraph))
  })

  test('cuts a text that Excel does not hold, and tells it', () => {
    const long = 'a'.repeat(40_000)
    const { losses } = write(
      {
        nodes: [
          {
            key: 'a',
            labels: [],
            properties: propertyMap([
              ['id', 'a'],
              ['x', long],
            ]),
          },
        ],
        relationships: [],
      },
      options,
    )
    expect(losses.map(lossText)).toEqual([
      '1 text of more than 32,767 characters was cut there, as Excel has no longer ones',
    ])
  })
})

test('the text of a cell is what a file of text would hold', () => {
  expect(cellText(true)).toBe('true')
  expect(cellText(1.5)).toBe('1.5')
})
