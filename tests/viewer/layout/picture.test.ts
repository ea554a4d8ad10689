import { describe, expect, test } from 'vitest'
import { float } from '../../../src/model/values.ts'
import { keepIn, mergePictures, pictureOf } from '../../../src/viewer/layout/picture.ts'
import { standingOf } from '../../../src/viewer/layout/standing.ts'
import { graph } from '../../helpers/graph.ts'
import { propertiesOf, shipping } from '../shipping.ts'

describe('how firmly a relationship stands', () => {
  test.each([
    ["{layer: 'reference', modality: 'fact', status: 'drawn long-dash'}", 'reference'],
    ['{}', 'evidence'],
    ["{modality: 'assessment', status: 'drawn long-dash'}", 'assessment'],
    ["{modality: 'forecast'}", 'forecast'],
    ["{modality: 'plan', status: 'drawn solid'}", 'planned'],
    ["{modality: 'fact'}", 'fact'],
    ["{modality: 'fact', status: 'drawn solid'}", 'fact'],
    ["{modality: 'fact', status: 'drawn dash-dot'}", 'capability'],
    ["{modality: 'fact', status: 'drawn long-dash'}", 'begun'],
    ["{modality: 'fact', status: 'drawn short-dash'}", 'planned'],
    ["{modality: 'fact', status: 'never heard of'}", 'fact'],
    ["{layer: 'claim', modality: 'forecast'}", 'claim'],
  ])('%s is %s', (properties, standing) => {
    expect(standingOf(propertiesOf(properties), shipping)).toBe(standing)
  })
})

describe('pictures', () => {
  const database = graph(`(a:Ship {id: 'a'})-[:BUILDS {claims: ['c1', 'c2']}]->(b:Port {id: 'b'}),
    (a)-[:BUILDS {source: 'seen'}]->(b), (b)-[:IS_NEAR]->(:Port {id: 'c'})`)
  const pictureIn = (query: string) => pictureOf(database.query(query).records.flat())
  const everything = 'MATCH (a)-[r]->(b) RETURN a, r, b'

  test('name a relationship by what it stands on', () => {
    expect([...pictureIn(everything).relationships.keys()].sort()).toEqual([
      'a BUILDS b c1+c2',
      'a BUILDS b seen',
      'b IS_NEAR c',
    ])
  })

  test('hold nothing where there is nothing to draw', () => {
    const values = [null, 1, 'text', true, float(2), [null, []], propertiesOf('{a: 1}')]
    expect(pictureOf(values)).toMatchObject({ nodes: new Map(), relationships: new Map() })
  })

  test('are merged each element once', () => {
    const [one, other] = ['a', 'b'].map((id) => pictureIn(`MATCH (a {id: '${id}'})-[r]->(b) RETURN a, r, b`))
    const merged = mergePictures(one, other, one)
    expect([...merged.nodes.keys()].sort()).toEqual(['a', 'b', 'c'])
    expect(merged.relationships.size).toBe(3)
  })

  test('lose with a node what hangs on it', () => {
    const kept = keepIn(
      pictureIn(everything),
      ({ key }) => key !== 'c',
      ({ key }) => !key.endsWith('seen'),
    )
    expect([...kept.nodes.keys()].sort()).toEqual(['a', 'b'])
    expect([...kept.relationships.keys()]).toEqual(['a BUILDS b c1+c2'])
  })
})
