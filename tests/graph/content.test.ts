import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/dataset/check.ts'
import { compile } from '../../src/dataset/compile.ts'
import type { Dataset } from '../../src/dataset/dataset.ts'
import { readDataset } from '../../src/dataset/read-dataset.ts'
import { readGraphFolder } from '../../src/host/node.ts'
import { root, sharedPath } from '../helpers/shared.ts'

const dataset = open()
const claim = (id: string) => dataset.claims.find((one) => one.id === id)

function open(): Dataset {
  const result = readDataset(readGraphFolder(join(root, 'graph')))
  if (result.kind === 'errors') throw result.errors[0]
  return result.dataset
}

interface Seed {
  readonly claims: readonly { readonly id: string; readonly locator: { readonly passage: string } }[]
  readonly entities: readonly { readonly id: string }[]
  readonly passages: readonly { readonly id: string; readonly start: number; readonly end: number; readonly sha256: string }[]
  readonly referenceFacts: readonly unknown[]
}

describe('the bundled graph', () => {
  test('keeps its promises', () => {
    expect(check(dataset).errors).toEqual([])
  })

  test('has at least 160 claims and 23 reference facts, and every claim says how its review ended', () => {
    expect(dataset.claims.length).toBeGreaterThanOrEqual(160)
    expect(dataset.reference).toHaveLength(23)
    expect(dataset.claims.filter(({ review }) => review === undefined)).toEqual([])
  })

  test('a reference fact names data set, version and field, or says that nobody looked it up', () => {
    const unverified = dataset.reference.filter(({ source }) => source === 'unverified').map(({ relation, object }) => `${relation} ${object}`)
    expect(new Set(unverified)).toEqual(
      new Set(['UNIT_OF org:alibaba', 'UNIT_OF org:huawei', 'UNIT_OF org:tencent', 'MEMBER_OF igo:asean', 'PART_OF region:middle-east']),
    )
    for (const { source } of dataset.reference) {
      if (source !== 'unverified') expect(source.dataset).toMatch(/^(tz database|cldr-core)/)
    }
  })

  test('numbers carry comparator, unit, date and credit as the sentences have them', () => {
    expect(claim('C016')).toMatchObject({
      quantity: { amount: 25, comparator: 'gt', unit: 'percent' },
      time: { edtf: '2025', relation: 'in' },
      attribution: { to: ['out:scmp', 'out:reuters'], scope: 'explicit' },
    })
    expect(claim('C058')).toMatchObject({
      quantity: { amount: 17, comparator: 'eq', unit: 'percent' },
      time: { text: 'mid-2025', edtf: '2025', relation: 'by' },
      attribution: { to: ['out:reuters'] },
    })
    expect(claim('C138')).toMatchObject({
      modality: 'forecast',
      certainty: 'possible',
      quantity: { amount: 45, comparator: 'gt' },
      time: { edtf: '2027', relation: 'by' },
      attribution: { to: ['out:nikkei-asia'], role: 'analysts' },
    })
    expect(claim('C094')).toMatchObject({ status: 'capability', quantity: { amount: 6, comparator: 'lt', unit: 'week' } })
  })

  test('data centres are begun and undated, and a plan is never a fact', () => {
    for (const id of ['C026', 'C027', 'C028']) {
      expect(claim(id)).toMatchObject({ relation: 'BUILDS', modality: 'fact', status: 'begun' })
      expect(claim(id)?.time).toBeUndefined()
    }
    expect(claim('C114')).toMatchObject({ relation: 'INTENDED_FOR', modality: 'plan' })
    expect(dataset.ontology.relationshipTypes['INTENDED_FOR']?.modalities).toEqual(['plan'])
  })

  test('members of unnamed sets are not made up', () => {
    const sets = new Set(dataset.entities.filter(({ membersNamed, count }) => membersNamed === false && count !== undefined).map(({ id }) => id))
    expect(sets.size).toBeGreaterThan(3)
    const members = compile(dataset).relationships.filter(({ type, end }) => type === 'MEMBER_OF' && sets.has(end))
    expect(members).toEqual([])
  })

  test('every direct relationship stands on a claim or on a reference fact', () => {
    const world = compile(dataset).relationships.filter(({ properties }) => properties.some(([key]) => key === 'layer'))
    expect(world.length).toBeGreaterThan(100)
    for (const { type, start, end, properties } of world) {
      const held = new Map(properties)
      const claims = held.get('claims')
      const grounded = held.get('layer') === 'reference' ? typeof held.get('source') === 'string' : Array.isArray(claims) && claims.length > 0
      expect(grounded, `${start} ${type} ${end}`).toBe(true)
      expect(['fact', 'plan', 'forecast', 'assessment']).toContain(held.get('modality'))
    }
  })
})

const seedFile = sharedPath('seed/claims.json')

describe.skipIf(seedFile === undefined)('the first draft', () => {
  const seed = JSON.parse(seedFile === undefined ? '{}' : readFileSync(seedFile, 'utf8')) as Seed

  test('every claim of it is here, on the same passage', () => {
    const wanted = seed.claims.map(({ id, locator }) => [id, [locator.passage]])
    expect(seed.claims.map(({ id }) => [id, claim(id)?.passage])).toEqual(wanted)
  })

  test('every entity of it is here', () => {
    const ids = new Set(dataset.entities.map(({ id }) => id))
    expect(seed.entities.filter(({ id }) => !ids.has(id))).toEqual([])
  })

  test('every passage of it is here, with its offsets and hash', () => {
    const passages = dataset.documents.flatMap((document) => document.passages)
    expect(passages.map(({ id, start, end, sha256 }) => ({ id, start, end, sha256 }))).toEqual(
      seed.passages.map(({ id, start, end, sha256 }) => ({ id, start, end, sha256 })),
    )
  })
})
