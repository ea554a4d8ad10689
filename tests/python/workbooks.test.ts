import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { write } from '../../src/formats/xlsx/write.ts'
import { propertyMap } from '../../src/model/elements.ts'
import { encodeMap } from '../../src/model/encoding.ts'
import { LocalDate, LocalDateTime } from '../../src/model/temporal/index.ts'
import { float } from '../../src/model/values.ts'
import { lossTexts } from '../formats/again.ts'
import { readText } from '../formats/read.ts'
import { preparePython, pythonFolder } from './prepare.ts'

const python = preparePython()
const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-workbooks-'))
afterAll(() => rmSync(scratch, { recursive: true }))

function run(command: 'read' | 'write', file: string): string {
  return execFileSync(python ?? '', [join(pythonFolder, 'workbooks.py'), command, file], { encoding: 'utf8' })
}

describe.skipIf(python === undefined)('openpyxl', () => {
  test('reads our workbook: cells of their types, text that looks like a formula as text', () => {
    const [{ content }] = write(
      {
        nodes: [
          {
            key: 'a',
            labels: ['A', 'B'],
            properties: propertyMap([
              ['born', LocalDate.of(1950, 2, 3)],
              ['flag', true],
              ['id', 'a'],
              ['real', float(2)],
              ['seen', LocalDateTime.parse('2015-07-21T10:30:00.5')],
              ['text', '=1+1'],
              ['whole', 7],
              ['wide', 2n ** 60n],
            ]),
          },
        ],
        relationships: [
          { key: 'r1', type: 'R', start: 'a', end: 'a', properties: propertyMap([['x', ' é\n<&>']]) },
        ],
      },
      { evidenceOf: undefined, licence: 'CC BY 4.0', raw: false },
    ).files
    const file = join(scratch, 'ours.xlsx')
    writeFileSync(file, content)
    const text = (...cells: readonly string[]) => cells.map((cell) => ['str', cell])
    expect(JSON.parse(run('read', file))).toEqual({
      nodes: [
        text(
          'key',
          'labels',
          'born:date',
          'flag:boolean',
          'id',
          'real:float',
          'seen:localdatetime',
          'text',
          'whole:integer',
          'wide:integer',
          'licence',
        ),
        [
          ...text('a', 'A;B'),
          ['datetime', '1950-02-03 00:00:00'],
          ['bool', 'True'],
          ['str', 'a'],
          ['int', '2'],
          ['datetime', '2015-07-21 10:30:00.500000'],
          ['str', '=1+1'],
          ['int', '7'],
          ...text('1152921504606846976', 'CC BY 4.0'),
        ],
      ],
      relationships: [
        text('key', 'type', 'start', 'end', 'x', 'licence'),
        text('r1', 'R', 'a', 'a', ' é\n<&>', 'CC BY 4.0'),
      ],
    })
  })

  test('writes workbooks that are read: dates, truth values, formulas without a value, a hidden sheet', async () => {
    const file = join(scratch, 'theirs.xlsx')
    run('write', file)
    const { nodes, relationships, report } = await readText('theirs.xlsx', readFileSync(file))
    expect(nodes.map(({ properties }) => encodeMap(propertyMap(properties)))).toMatchObject([
      {
        id: 'a',
        name: 'Zoë',
        born: { date: '1950-02-03' },
        seen: { localdatetime: '2015-07-21T10:30:00' },
        score: 1.5,
        alive: true,
      },
      { id: 'b', name: '=1+1 as text', born: { date: '1900-01-05' }, score: { float: '2' }, alive: false },
    ])
    expect(relationships).toMatchObject([{ type: 'KNOWS', start: 0, end: 1 }])
    expect(lossTexts(report.losses)).toEqual([
      '1 formula without a value was left out (row 2 of sheet people)',
      '1 hidden sheet was read like the others',
    ])
  })
})
