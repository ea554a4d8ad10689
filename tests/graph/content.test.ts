import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/dataset/check.ts'
import { compile } from '../../src/dataset/compile.ts'
import { propertyOf } from '../../src/model/elements.ts'
import type { Dataset } from '../../src/dataset/dataset.ts'
import { readDataset } from '../../src/dataset/read-dataset.ts'
import { readGraphFolder } from '../../src/host/node.ts'
import { root } from '../helpers/shared.ts'

const dataset = open()
const world = compile(dataset).relationships.filter((one) => propertyOf(one, 'layer') !== undefined)
const claim = (id: string) => dataset.claims.find((one) => one.id === id)

function open(): Dataset {
  const result = readDataset(readGraphFolder(join(root, 'graph')))
  if (result.kind === 'errors') throw result.errors[0]
  return result.dataset
}

describe('the bundled graph', () => {
  test('keeps its promises', () => {
    expect(check(dataset).errors).toEqual([])
  })

  test('says of every claim how its review ended', () => {
    expect(dataset.claims.length).toBeGreaterThanOrEqual(160)
    expect(dataset.claims.filter(({ review }) => review === undefined)).toEqual([])
  })

  test('a reference fact names data set, version and field, or says that nobody looked it up', () => {
    const unverified = dataset.reference.filter(({ source }) => source === 'unverified')
    expect(new Set(unverified.map(({ relation, object }) => `${relation} ${object}`))).toEqual(
      new Set(['MEMBER_OF igo:asean']),
    )
    for (const { source } of dataset.reference) {
      if (source !== 'unverified') expect(source.dataset).toMatch(/^(tz database|cldr-core|@aws-sdk\/core)/)
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
    const into = world.filter(({ type, end }) => ['MEMBER_OF', 'BELONGS_TO'].includes(type) && sets.has(end))
    expect(into).toEqual([])
  })

  test('no company is in a set of firms, so that none is said to do what a set does', () => {
    const companies = new Set(dataset.entities.filter(({ label }) => label === 'Company').map(({ id }) => id))
    const collectives = new Set(dataset.entities.filter(({ label }) => label === 'Collective').map(({ id }) => id))
    const joined = world.filter(({ start, end }) => companies.has(start) && collectives.has(end))
    expect(joined).toEqual([])
    const nationality = world.filter(({ type }) => type === 'COMES_FROM')
    expect(nationality.map(({ start, end }) => `${start} ${end}`).toSorted()).toEqual(
      ['alibaba', 'alibaba-cloud', 'baidu', 'huawei', 'huawei-cloud', 'tencent', 'tencent-cloud'].map(
        (name) => `org:${name} place:CN`,
      ),
    )
    expect(nationality.map((one) => propertyOf(one, 'certainty'))).toEqual(nationality.map(() => 'implied'))
  })

  test('two relationships of one type between the same ends differ in what their own claims say', () => {
    const ends = new Map<string, string[]>()
    for (const { type, start, end, properties } of world) {
      const key = `${start} ${type} ${end}`
      const said = JSON.stringify(properties.filter(([name]) => !['claims', 'attributedTo'].includes(name)))
      ends.set(key, [...(ends.get(key) ?? []), said])
    }
    const several = [...ends].filter(([, said]) => said.length > 1)
    expect(several.map(([key]) => key)).toEqual(['org:alibaba-cloud SURPASSES org:aws'])
    for (const [, said] of several) expect(new Set(said).size).toBe(said.length)
  })

  test('what a qualifier compiles to says nothing of its claim but what the rule names', () => {
    const own = new Set(['claims', 'attributedTo', 'layer', 'modality', 'disputed'])
    const ofRule: Record<string, readonly string[]> = {
      status: ['status'],
      time: ['timeText', 'timeEdtf', 'timeRelation'],
      certainty: ['certainty'],
      credit: ['attributionScope', 'attributionRole'],
    }
    const rules = Object.values(dataset.ontology.qualifiers).flatMap(({ compilesTo }) => compilesTo)
    const types = new Set(rules.map(({ type }) => type))
    const stated = new Set(dataset.claims.map(({ relation, subject, object }) => `${subject} ${relation} ${object}`))
    const compiled = world.filter(
      ({ type, start, end, properties }) =>
        types.has(type) &&
        !stated.has(`${start} ${type} ${end}`) &&
        properties.some(([key, value]) => key === 'layer' && value === 'article'),
    )
    expect(compiled.length).toBeGreaterThan(30)
    for (const { type, start, end, properties } of compiled) {
      const named = rules.filter((rule) => rule.type === type).flatMap(({ keeps }) => keeps)
      const allowed = new Set([...own, ...named.flatMap((name) => ofRule[name] ?? [name])])
      const leaked = properties.map(([key]) => key).filter((key) => !allowed.has(key))
      expect(leaked, `${start} ${type} ${end}`).toEqual([])
    }
  })

  test('a part of a sum is a part as a matter of fact, whatever is forecast of the sum', () => {
    const parts = world.filter(({ type }) => type === 'COUNTS_TOWARDS')
    expect(parts.map(({ start, properties }) => [start, Object.fromEntries(properties)])).toEqual(
      ['place:JP', 'place:KR'].map((country) => [
        country,
        {
          claims: ['C139'],
          attributedTo: ['out:nikkei-asia'],
          layer: 'article',
          modality: 'fact',
          attributionScope: 'participle',
          attributionRole: 'analysts',
        },
      ]),
    )
  })

  test.each([
    ['the Silk Road is China’s', 'prog:dsr', 'place:CN'],
    ['its next phase is one of it', 'con:dsr-next-phase', 'prog:dsr'],
    ['the eleven economies are of the Belt and Road', 'grp:bri-11', 'prog:bri'],
    ['the framework is of the Belt and Road', 'agr:brdcf', 'prog:bri'],
    ['the ministry is China’s', 'gov:mofcom', 'place:CN'],
    ['the regulator is China’s', 'gov:cac', 'place:CN'],
    ['the plan is China’s', 'pol:14fyp', 'place:CN'],
  ])('joins what the article joins: %s', (_, start, end) => {
    expect(world.filter((one) => one.start === start && one.end === end).map(({ type }) => type)).toEqual(['BELONGS_TO'])
  })

  test('no two concepts stand for a judgement that one claim makes: those are words of the claim', () => {
    const named = new Map<string, number>()
    for (const { subject, object, qualifiers } of dataset.claims) {
      for (const id of [subject, object, ...Object.values(qualifiers).flat()])
        if (typeof id === 'string') named.set(id, (named.get(id) ?? 0) + 1)
    }
    const joined = new Set(world.flatMap(({ start, end }) => [start, end]))
    const concepts = dataset.entities.filter(({ label }) => label === 'Concept').map(({ id }) => id)
    expect(concepts.length).toBeLessThan(45)
    const predicates = concepts.filter((id) => named.get(id) === 1 && !joined.has(id))
    expect(predicates.filter((id) => dataset.claims.some(({ object, relation }) => object === id && relation === 'DESCRIBED_AS'))).toEqual([])
  })

  test('every direct relationship stands on a claim or on a reference fact', () => {
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

