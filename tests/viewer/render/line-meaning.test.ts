import { describe, expect, test } from 'vitest'
import { plainDescription, type Description } from '../../../src/backend/description.ts'
import type { Standing } from '../../../src/viewer/drawing.ts'
import { pictureOf } from '../../../src/viewer/layout/picture.ts'
import { lineMeaning } from '../../../src/viewer/render/line-meaning.ts'
import { graph } from '../../helpers/graph.ts'

const description: Description = {
  ...plainDescription(graph().schema()),
  evidence: true,
  statuses: [
    { name: 'lit', line: 'solid', description: 'It burns.' },
    { name: 'cancelled', line: 'long-dash', description: 'It was given up.' },
    { name: 'paused', line: 'long-dash', description: 'Work rests.' },
    { name: 'ordered', line: 'short-dash', description: 'It is on paper.' },
    { name: 'sold', line: 'solid', description: 'It has a new owner.' },
  ],
}
const PICTURE = `(a:A)-[:R {modality: 'fact', status: 'sold'}]->(b:B), (a)-[:R {modality: 'fact'}]->(b),
  (a)-[:R {modality: 'fact', status: 'paused'}]->(b), (a)-[:R {modality: 'plan', status: 'lit'}]->(b)`

describe('the legend says what a line means in the words of the ontology', () => {
  const picture = pictureOf(graph(PICTURE).query('MATCH (a)-[r]->(b) RETURN a, r, b').records.flat())

  test.each<[Standing, string, readonly string[]]>([
    ['fact', 'fact: sold', ['It has a new owner.']],
    ['begun', 'paused', ['Work rests.']],
    // None of the picture has a status that is drawn so.
    ['planned', 'planned', []],
    // The ontology has none.
    ['capability', 'capability', []],
    ['forecast', 'forecast', []],
    ['evidence', 'part of a claim', []],
    ['reference', 'common reference', []],
  ])('%s', (standing, words, descriptions) => {
    const meaning = lineMeaning(standing, picture, description)
    expect([meaning.words, meaning.statuses.map((status) => status.description)]).toEqual([
      words,
      descriptions,
    ])
  })
})
