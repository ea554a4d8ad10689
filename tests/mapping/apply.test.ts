import { describe, expect, test } from 'vitest'
import type { Entity } from '../../src/dataset/schemas/entities.ts'
import { sha256 } from '../../src/host/node.ts'
import { applyMapping } from '../../src/mapping/apply/apply.ts'
import { compareLines } from '../../src/mapping/compare/compare.ts'
import { checkMapping } from '../../src/mapping/schema/check-mapping.ts'
import { readMapping } from '../../src/mapping/schema/read-mapping.ts'
import { datasetOf, fixtureFiles } from '../dataset/fixture.ts'
import { table } from '../dataset/table-fixture.ts'

const HEADINGS = ['No', 'Light', 'Builders', 'Begun', 'Cost', 'State', 'Isle']
const ROWS = [
  ['1', 'Vik Light', 'Eva Berg, chief; Per Holm, helper', '37028', '1,200 crowns', 'Started', 'Norsk Skerry'],
  ['2', 'Vik Light', 'Eva Berg\u00AD , chief', '', '', '', ''],
]
const MAPPING = `table:
  id: register
  title: Register of lights
  caption: Register
  publisher: unknown
  date: unknown
  link: unknown
  retrieved: 2026-11-20
row: '{No}'
entities:
  light:
    label: Lighthouse
    id: 'light:{Light}-{No}'
    name: '{Light}'
    distinguish: 'no. {No}'
  builder:
    label: Engineer
    each: { column: Builders, parts: [person, work] }
    id: 'eng:{person}'
    name: '{person}'
    find: [name]
  isle:
    label: Island
    id: 'isle:{Isle}'
    name: '{Isle}'
    find: [name, aliases]
    add: false
claims:
  builds:
    subject: builder
    relation: BUILDS
    object: light
    cites: [Builders, Light]
    gloss: '{builder} builds {light}.'
    status: { of: '{State}', values: { Started: begun } }
    time: { of: '{Begun}', as: excel-date, relation: since }
    quantity: { amount: '{Cost}', metric: cost }
    qualifiers: { place: { entity: isle } }
`
const dataset = datasetOf(fixtureFiles())

function mappingOf(text = MAPPING) {
  const read = readMapping('mapping.yaml', text)
  if (!('mapping' in read)) throw new Error(read.map(({ message }) => message).join('\n'))
  return read
}

function applied(
  rows: readonly (readonly string[])[],
  text = MAPPING,
  known: readonly Entity[] = dataset.entities,
) {
  return applyMapping(
    mappingOf(text).mapping,
    table(HEADINGS, rows),
    { sha256: 'ab'.repeat(32), bytes: 10 },
    known,
    sha256,
  )
}

function lines(rows: readonly (readonly string[])[], text = MAPPING): readonly string[] {
  const result = applied(rows, text)
  if (result.kind === 'refused') throw new Error(result.errors.map(({ message }) => message).join('\n'))
  return result.lines.map((line) => line.text)
}

/** What is wrong: `file:line message`. */
function refusals(rows: readonly (readonly string[])[], text = MAPPING): readonly string[] {
  const result = applied(rows, text)
  return result.kind === 'applied'
    ? []
    : result.errors.map(({ place, message }) => `${place?.file}:${place?.line} ${message}`)
}

describe('a mapping', () => {
  const made = lines(ROWS).map((line) => JSON.parse(line) as Record<string, Record<string, unknown>>)
  const of = (kind: string) => made.flatMap((line) => (line[kind] === undefined ? [] : [line[kind]]))

  test('makes the table a document', () => {
    expect(made[0]).toEqual({
      document: {
        id: 'register',
        title: 'Register of lights',
        caption: 'Register',
        publisher: 'unknown',
        date: 'unknown',
        link: 'unknown',
        kind: 'table',
        retrieved: '2026-11-20',
        sha256: 'ab'.repeat(32),
        bytes: 10,
        rows: 3,
      },
    })
  })

  test('adds the entities that the folder lacks, told apart where they are called the same', () => {
    const light = (no: number) => ({
      id: `light:vik-light-${no}`,
      label: 'Lighthouse',
      name: `Vik Light (no. ${no})`,
      caption: `Vik Light (no. ${no})`,
      aliases: [],
    })
    expect(of('entity')).toEqual([
      light(1),
      { id: 'eng:eva-berg', label: 'Engineer', name: 'Eva Berg', caption: 'Eva Berg', aliases: [] },
      light(2),
    ])
  })

  test('makes a claim of each item of a cell, which cites its row and columns', () => {
    expect(of('claim')[0]).toEqual({
      id: 'register.1.builds.eva-berg',
      passage: ['R2C3', 'R2C2'],
      gloss: 'Eva Berg builds Vik Light (no. 1).',
      subject: 'eng:eva-berg',
      relation: 'BUILDS',
      object: 'light:vik-light-1',
      modality: 'fact',
      status: 'begun',
      time: { text: '2001-05-17', edtf: '2001-05-17', relation: 'since' },
      quantity: { amount: 1200, comparator: 'eq', unit: 'crowns', metric: 'cost' },
      qualifiers: { place: ['isle:norsk'] },
    })
    // Per Holm is in the folder.
    expect(of('claim')[1]).toMatchObject({ id: 'register.1.builds.per-holm', subject: 'eng:per-holm' })
    expect(of('passage')[0]).toEqual({ id: 'R2C3', row: 2, column: 'Builders', sha256: sha256(ROWS[0][2]) })
  })

  test('gives the same lines again', () => {
    expect(lines(ROWS)).toEqual(lines(ROWS))
  })

  test.each<
    readonly [what: string, rows: readonly (readonly string[])[], text: string, errors: readonly string[]]
  >([
    [
      'two rows of one key',
      [ROWS[0], ROWS[0]],
      MAPPING,
      ['register.csv:3 The row is known by "1", as row 2 is.'],
    ],
    [
      'a text without a meaning',
      [ROWS[0].with(5, 'Gone')],
      MAPPING,
      ['register.csv:2 claims.builds.status: "Gone" is not among the values.'],
    ],
    [
      'a day that is none',
      [ROWS[0].with(3, 'May')],
      MAPPING,
      ['register.csv:2 claims.builds.time: "May" is not the number of a day in Excel, such as 42369.'],
    ],
    [
      'an amount without a unit',
      [ROWS[0].with(4, '12')],
      MAPPING,
      ['register.csv:2 claims.builds.quantity: "12" has no unit.'],
    ],
    [
      'an entity that must be there',
      [ROWS[0].with(6, 'Atlantis')],
      MAPPING,
      ['register.csv:2 entities.isle: no Island of the graph is "Atlantis".'],
    ],
  ])('refuses %s', (_, rows, text, errors) => {
    expect(refusals(rows, text)).toEqual(errors)
  })

  test.each<readonly [from: string, to: string, errors: readonly string[]]>([
    ["'{No}'", "'{Number}'", ['row names the column Number, which the table does not have.']],
    ['label: Island', 'label: Isle', ['entities.isle.label names the label Isle, which does not exist.']],
    [
      'subject: builder',
      'subject: maker',
      ['claims.builds.subject names the entity maker, which does not exist.'],
    ],
    [
      'relation: BUILDS',
      'relation: STANDS_ON',
      ['claims.builds.relation is STANDS_ON, which cannot lead from Engineer to Lighthouse.'],
    ],
    [
      'cites: [Builders, Light]',
      'cites: Builder',
      ['claims.builds.cites.0 names the column Builder, which the table does not have.'],
    ],
    [
      '  isle:\n',
      '  Isle:\n',
      [
        'entities.Isle is called as a column is.',
        'claims.builds.qualifiers.place.entity names the entity isle, which does not exist.',
      ],
    ],
  ])('is held to the table and the ontology: %j', (from, to, errors) => {
    const file = mappingOf(MAPPING.replace(from, () => to))
    const found = checkMapping(file, HEADINGS, dataset.ontology)
    expect(found.map(({ message }) => message)).toEqual(errors)
    expect(found.every(({ place, hint }) => place?.line !== undefined && hint !== undefined)).toBe(true)
  })

  test('that is sound is told nothing', () => {
    expect(checkMapping(mappingOf(), HEADINGS, dataset.ontology)).toEqual([])
  })

  test('is refused with line and mend where its shape is wrong', () => {
    const read = readMapping('mapping.yaml', MAPPING.replace("row: '{No}'\n", ''))
    expect('mapping' in read ? [] : read.map(({ message, place }) => [message, place?.line])).toEqual([
      ['row is missing.', 1],
    ])
  })
})

test('a newer table is compared with the one before', () => {
  const before = lines(ROWS)
  const after = lines(
    [['3', 'New Light', 'Eva Berg, chief', '', '', '', ''], ROWS[1], ROWS[0].with(5, '')].slice(0, 3),
  )
  expect(compareLines(before, before)).toEqual({
    entities: { added: 0, changed: 0, moved: 0, gone: 0 },
    claims: { added: 0, changed: 0, moved: 0, gone: 0 },
  })
  expect(compareLines(before, after).claims).toEqual({ added: 1, changed: 2, moved: 0, gone: 0 })
  expect(compareLines(before, lines([ROWS[1], ROWS[0]])).claims).toEqual({
    added: 0,
    changed: 0,
    moved: 3,
    gone: 0,
  })
  expect(compareLines(before, lines([ROWS[1].with(1, 'Vik Light')])).claims.gone).toBe(2)
})
