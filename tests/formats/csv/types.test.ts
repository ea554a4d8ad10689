import { describe, expect, test } from 'vitest'
import { sampleTables } from '../../../src/mapping/choose/sample.ts'
import { FullDatabase } from '../../../src/opening/full-database.ts'
import { openFiles } from '../../../src/opening/open-files.ts'
import { fileOf } from '../read.ts'

/** What cells below a heading are read as: their type, how they are written where that is not as in Cypher, and what decided it. */
async function guessed(delimiter: string, ...cells: readonly string[]): Promise<string> {
  const rows = cells.map((cell, at) => `${at}${delimiter}${cell}\n`)
  const [table] = await sampleTables([fileOf('a.csv', `code${delimiter}x\n${rows.join('')}`)], async () => {})
  const { type, decimal, order, by } = table.types[1]
  const written = `${decimal === ',' ? ' with a comma' : ''}${order === 'ymd' ? '' : ` ${order}`}`
  return `${type}${written}${by === undefined ? '' : ` by ${by.text} on ${by.line}`}`
}

describe('the type of a column', () => {
  test.each<[string, string, readonly string[]]>([
    ['text', ';', ['', '']],
    ['integer by 1 on 2', ';', ['1', '-2']],
    ['float by 1.5 on 3', ';', ['1', '1.5']],
    ['float with a comma by 1,5 on 3', ';', ['1', '1,5', '12,25']],
    ['float with a comma by 1,50 on 2', ';', ['1,50', '2,75']],
    ['float with a comma by 1,0 on 2', ';', ['1,0', '2,25']],
    // Sections and versions: numbers would not say all that the texts do.
    ['text by 1,1 on 3', ';', ['1,10', '1,1']],
    ['text by 2,9 on 3', ';', ['2,10', '2,9']],
    ['text by 1,50 on 3', ';', ['1', '1,50']],
    ['text by 1 on 3', ';', ['1,0', '1']],
    ['text by 1234,5 on 3', ';', ['1.234,5', '1234,5']],
    ['float with a comma by 0,125 on 2', ';', ['0,125']],
    ['float with a comma by 1.234,5 on 2', ';', ['1.234,5', '1.234', '-3']],
    // A whole number with its thousands apart, unless another cell tells.
    ['text by 1,234 on 2', '\t', ['1,234', '12,345']],
    ['float with a comma by 1234,567 on 3', '\t', ['1,234', '1234,567']],
    ['text by 1,234,567 on 3', '\t', ['1,5', '1,234,567']],
    ['text by 1.5 on 3', ';', ['1,5', '1.5']],
    ['text by 007,5 on 2', ';', ['007,5']],
    ['text by 1,2345678901234567 on 2', ';', ['1,2345678901234567']],
    ['text by 007 on 3', ';', ['1', '007', 'x']],
    ['text by x on 4', ';', ['1', '1,5', 'x']],
    ['boolean by true on 3', ';', ['', 'true', 'False']],
    ['date by 1815-12-10 on 2', ';', ['1815-12-10']],
    ['date by 2024-1-5 on 2', ';', ['2024-1-5', '2024/12/31']],
    ['date dmy by 5.1.2024 on 2', ';', ['5.1.2024', '', '06.01.2024']],
    ['date dmy by 31/12/2024 on 3', ';', ['01/02/2024', '31/12/2024']],
    ['date mdy by 12/31/2024 on 3', ',', ['01/02/2024', '12/31/2024', '03-04-2024']],
    // The day or the month first: no cell tells.
    ['text by 01/02/2024 on 2', ';', ['01/02/2024', '03/04/2024']],
    ['text by 12/31/2024 on 3', ';', ['31/12/2024', '12/31/2024']],
    ['text by 31.12.99 on 2', ';', ['31.12.99']],
    ['text by 30.02.2024 on 2', ';', ['30.02.2024']],
    ['text by 1.2-2024 on 2', ';', ['1.2-2024']],
    ['datetime by 2020-01-01T00:00Z on 2', ';', ['2020-01-01T00:00Z']],
  ])('is %s where %j separates %j', async (expected, delimiter, cells) => {
    expect(await guessed(delimiter, ...cells)).toBe(expected)
  })

  test('is text where a comma separates the cells, and one of them is quoted', async () => {
    expect(await guessed(',', '"1,5"', '"2,5"')).toBe('text by 1,5 on 2')
  })

  test.each([
    [
      '1.2.2024',
      '3.4.2024',
      '2024-02-01',
      'dates with the day first were read in the column day, first 1.2.2024 on line 2',
    ],
    [
      '1/2/2024',
      '3/14/2024',
      '2024-01-02',
      'dates with the month first were read in the column day, first 1/2/2024 on line 2',
    ],
    [
      '1/2/2024',
      '3/4/2024',
      '1/2/2024',
      'dates in the column day, first 1/2/2024 on line 2, may have the day or the month first: the column stays text',
    ],
  ])('of the dates %s and %s is told', async (first, second, read, told) => {
    const { store, reports } = await openFiles([
      fileOf('a.csv', `id,labels,day\na,A,${first}\nb,A,${second}\n`),
    ])
    const database = new FullDatabase(store)
    expect(database.query("MATCH (n {id: 'a'}) RETURN toString(n.day)").records).toEqual([[read]])
    expect(reports[0].news).toEqual([told])
  })

  test('of ISO dates is not told', async () => {
    const { reports } = await openFiles([fileOf('a.csv', 'id,labels,day\na,A,2024-02-01\n')])
    expect(reports[0].news).toBeUndefined()
  })

  test('of decimal commas is told with the first of them', async () => {
    const content = 'id;labels;section;version\nx;S;1,10;1\ny;S;1,1;1,5\n'
    const { reports } = await openFiles([fileOf('a.csv', content)])
    expect(reports.map(({ losses, news }) => ({ losses, news }))).toEqual([
      { losses: [], news: ['decimal commas were read in the column version, first 1,5 on line 3'] },
    ])
  })

  test.each<[string, readonly string[], readonly string[]]>([
    [
      'text by 1.234 on 2',
      ['1.234;1,5', '12.567;2,7'],
      [
        'dots in the column pop, first 1.234 on line 2, may stand between thousands or be decimal signs: the column stays text',
      ],
    ],
    [
      'text by 1.230 on 3',
      ['500;1,5', '1.230;2,7'],
      [
        'dots in the column pop, first 1.230 on line 3, may stand between thousands or be decimal signs: the column stays text',
      ],
    ],
    [
      'float by 12.500.000 on 3',
      ['1.234;1,5', '12.500.000;2,7'],
      ['dots between thousands were read in the column pop, first 12.500.000 on line 3'],
    ],
    [
      'float by 1.234,5 on 3',
      ['1.234;1,5', '1.234,5;2,7'],
      ['decimal commas were read in the column pop, first 1.234,5 on line 3'],
    ],
    ['float by 1.234 on 2', ['1.234;1,5', '0.567;2,7'], []],
    ['float by 1.234 on 2', ['1.234;5', '12.567;2'], []],
    ['text by 12.500.000 on 3', ['1.234;5', '12.500.000;2'], []],
  ])('is %s where dots may group thousands in %j', async (expected, rows, news) => {
    const file = fileOf('a.csv', `pop;price;id\n${rows.map((row, at) => `${row};n${at}\n`).join('')}`)
    const [{ types }] = await sampleTables([file], async () => {})
    const [{ type, by }] = types
    expect(`${type} by ${by?.text} on ${by?.line}`).toBe(expected)
    const { reports, store } = await openFiles([file])
    const price = rows[0].includes(',')
      ? ['decimal commas were read in the column price, first 1,5 on line 2']
      : []
    expect(reports.flatMap((report) => report.news ?? [])).toEqual([...news, ...price])
    const { records } = new FullDatabase(store).query('MATCH (n) RETURN DISTINCT valueType(n.pop)')
    expect(records).toEqual([[type === 'text' ? 'STRING NOT NULL' : 'FLOAT NOT NULL']])
  })

  test('is that of decimal commas in a table that says itself what it is', async () => {
    const { store } = await openFiles([fileOf('a.csv', 'id;price\na;1,5\nb;12,25\nc;-3\n')])
    const { records } = new FullDatabase(store).query(
      'MATCH (n) RETURN toString(n.price), valueType(n.price) ORDER BY n.id',
    )
    expect(records).toEqual([
      ['1.5', 'FLOAT NOT NULL'],
      ['12.25', 'FLOAT NOT NULL'],
      ['-3.0', 'FLOAT NOT NULL'],
    ])
  })
})
