import { describe, expect, test } from 'vitest'
import { evidencePhrases, evidenceWords, everythingView } from '../../src/backend/description.ts'
import { readCannedQuery } from '../../src/canned/canned-query.ts'
import { check } from '../../src/dataset/check.ts'
import { DataError } from '../../src/errors.ts'
import { readGraphFolder, readQueryFolder } from '../../src/host/node.ts'
import { describeDataset } from '../../src/opening/describe.ts'
import { datasetOf, fixtureFiles, lighthouses } from '../dataset/fixture.ts'
import { root } from '../helpers/shared.ts'

const VIEW = `title: Test
question: What is it?
order: 1
picture: MATCH (n) RETURN n
layout: { kind: force }
`

const queries = [...readQueryFolder(`${lighthouses}/queries`)].map(([id, text]) => readCannedQuery(id, text))

/** The small graph with one view alone. */
function withView(text: string): ReadonlyMap<string, string> {
  const files = [...fixtureFiles()].filter(([name]) => !name.startsWith('views/'))
  return new Map([...files, ['views/test.yaml', text]])
}

function refusal(text: string): unknown {
  try {
    describeDataset(datasetOf(withView(text)), queries, '')
  } catch (error) {
    return error
  }
  return undefined
}

/** What is found wrong with a view, as `code message`. */
function findings(text: string): readonly string[] {
  return check(datasetOf(withView(text))).errors.map(({ code, message }) => `${code} ${message}`)
}

describe('the description of a graph', () => {
  const dataset = datasetOf(readGraphFolder(`${root}graph`))
  const bundled = [...readQueryFolder(`${root}queries`)].map(([id, text]) => readCannedQuery(id, text))
  const description = describeDataset(dataset, bundled, 'CC-BY-4.0')

  test('has the words of the ontology, then those of the evidence layer', () => {
    const names = Object.keys(dataset.ontology.labels)
    expect(description.labels.map(({ name }) => name)).toEqual([
      ...names,
      ...evidenceWords.map(({ name }) => name),
    ])
    expect(description.types.slice(-evidencePhrases.length)).toEqual(evidencePhrases)
    expect(description.types.find(({ name }) => name === 'UNIT_OF')).toMatchObject({
      phrase: 'is a unit of',
      inverse: 'has the unit',
      hierarchy: 'unit',
    })
    expect(description).toMatchObject({ licence: 'CC-BY-4.0', language: 'en', title: dataset.ontology.title })
  })

  test('can be sent as JSON without a loss', () => {
    expect(JSON.parse(JSON.stringify(description))).toEqual(
      JSON.parse(JSON.stringify(structuredClone(description))),
    )
    expect(description.views.map(({ id }) => id)).toEqual([
      'overview',
      'agreements',
      'sources',
      'outlook',
      'numbers',
      'everything',
    ])
    expect(description.queries).toHaveLength(bundled.length)
  })

  test('of a graph without views has one of everything', () => {
    const files = [...fixtureFiles()].filter(([name]) => !name.startsWith('views/'))
    expect(describeDataset(datasetOf(new Map(files)), [], '').views).toEqual([everythingView])
  })
})

describe('a view that is wrong', () => {
  test('is refused where its Cypher does not parse, with the place in the file', () => {
    for (const [field, text] of [
      ['picture', VIEW.replace('RETURN n', 'RETRN n')],
      ['sentence', `${VIEW}sentence: RETURN (\n`],
      ['aside.query', `${VIEW}aside: { title: Numbers, query: 'MATCH (n RETURN n' }\n`],
    ]) {
      const error = refusal(text)
      expect(error, field).toBeInstanceOf(DataError)
      expect(error).toMatchObject({ code: 'InvalidView', place: { file: 'views/test.yaml' } })
      expect(error instanceof DataError && error.message).toContain(field)
    }
  })

  test('is refused where it offers a question that is not there', () => {
    expect(refusal(`${VIEW}questions: [builders]\n`)).toBeUndefined()
    const error = refusal(`${VIEW}questions: [builders, bilders]\n`)
    expect(error).toMatchObject({ code: 'InvalidView', place: { file: 'views/test.yaml', line: 6 } })
  })

  test('is found where it names what the ontology does not know, with the nearest name', () => {
    const columns = (text: string): string =>
      VIEW.replace(
        '{ kind: force }',
        `{ kind: columns, columns: [{ title: One, labels: [Lighthouse] }, ${text}] }`,
      )
    expect(findings(VIEW)).toEqual([])
    expect(findings(columns('{ title: Two, labels: [Island] }'))).toEqual([])
    expect(findings(columns('{ title: Two, labels: [Iland] }'))).toEqual([
      'UnknownName The view test names the label Iland, which is not there.',
    ])
    expect(findings(columns('{ title: Two, labels: [Island], types: [BUILD] }'))).toEqual([
      'UnknownName The view test names the type BUILD, which is not there.',
    ])
    expect(
      findings(columns('{ title: Two, labels: [Island], size: { column: Oen, one: a, many: b } }')),
    ).toEqual(['UnknownName The view test names the column Oen, which is not there.'])
    expect(findings(`${VIEW}fold: [nothing]\n`)).toEqual([
      'UnknownName The view test names the hierarchy nothing, which is not there.',
    ])
    expect(findings(columns('{ title: Two, labels: [Claim] }'))).toEqual([])
  })

  test('is found with a hint', () => {
    const [finding] = check(
      datasetOf(
        withView(
          VIEW.replace(
            '{ kind: force }',
            '{ kind: columns, columns: [{ title: One, labels: [Lighthose] }, { title: Two, labels: [Island] }] }',
          ),
        ),
      ),
    ).errors
    expect(finding.hint).toContain('Lighthouse')
    expect(finding.place).toMatchObject({ file: 'views/test.yaml', line: 5 })
  })
})
