import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { links, ofLinks, type Schema, schemata, thing, unknownLink } from '../../src/formats/ftm/schemata.ts'
import { write } from '../../src/formats/ftm/write.ts'
import { subgraphs } from '../formats/subgraphs.ts'
import { preparePython } from './prepare.ts'

const python = preparePython()

interface PublishedProperty {
  readonly type?: string
  readonly range?: string
}

interface Published {
  readonly extends?: readonly string[]
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, PublishedProperty>>
}

/** The schemata as the package has them: it is installed without what it needs to run. */
function publishedSchemata(): ReadonlyMap<string, Published> {
  const packages = execFileSync(
    python ?? '',
    ['-c', "import sysconfig; print(sysconfig.get_path('purelib'))"],
    { encoding: 'utf8' },
  ).trim()
  const folder = join(packages, 'followthemoney/schema')
  return new Map(
    readdirSync(folder).flatMap((file) =>
      Object.entries(parse(readFileSync(join(folder, file), 'utf8')) as Record<string, Published>),
    ),
  )
}

const published = python === undefined ? new Map<string, Published>() : publishedSchemata()

function lineage(name: string): readonly string[] {
  return [name, ...(published.get(name)?.extends ?? []).flatMap(lineage)]
}

function propertiesOf(name: string): ReadonlyMap<string, PublishedProperty> {
  return new Map(lineage(name).flatMap((one) => Object.entries(published.get(one)?.properties ?? {})))
}

const TEXT_TYPES = ['string', 'text', 'name', 'identifier', 'address']

describe.skipIf(python === undefined)('FollowTheMoney', () => {
  test.each([thing, ...schemata])(
    'has the schema $name with its properties',
    ({ name, properties, is }: Schema) => {
      const known = propertiesOf(name)
      expect(published.has(name)).toBe(true)
      expect(lineage(name)).toEqual(expect.arrayContaining([...is]))
      expect(properties.filter((one) => !TEXT_TYPES.includes(known.get(one)?.type ?? 'string'))).toEqual([])
      expect(properties.filter((one) => !known.has(one))).toEqual([])
    },
  )

  test.each([unknownLink, ...links])('has the link $name with its ends', ({ name, start, end, type }) => {
    const known = propertiesOf(name)
    for (const [property, range = 'Thing'] of [start, end]) expect(known.get(property)?.range).toBe(range)
    for (const one of [type, 'recordId', 'description', ...ofLinks]) expect(known.has(one)).toBe(true)
  })

  test('takes whatever is written: ids, properties, what is asked for, and ends of the kind that is asked for', () => {
    fc.assert(
      fc.property(subgraphs, (subgraph) => {
        const [{ content }] = write(subgraph, { evidenceOf: undefined, licence: '', raw: false }).files
        const entities = String(content)
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as Entity)
        const schemaOf = new Map(entities.map(({ id, schema }) => [id, schema]))
        expect(schemaOf.size).toBe(subgraph.nodes.length + subgraph.relationships.length)
        for (const { id, schema, properties } of entities) {
          expect(id).toMatch(/^[0-9a-zA-Z](?:[0-9a-zA-Z.-]*[0-9a-zA-Z])?$/)
          const known = propertiesOf(schema)
          const required = lineage(schema).flatMap((one) => published.get(one)?.required ?? [])
          expect(Object.keys(properties)).toEqual(expect.arrayContaining(required))
          for (const [name, values] of Object.entries(properties)) {
            const property = known.get(name)
            expect([name, property === undefined]).toEqual([name, false])
            if (property?.type !== 'entity') continue
            for (const value of values) expect(lineage(schemaOf.get(value) ?? '')).toContain(property.range)
          }
        }
      }),
      { numRuns: 100 },
    )
  })
})

interface Entity {
  readonly id: string
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly string[]>>
}
