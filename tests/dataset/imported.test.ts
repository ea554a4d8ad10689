import { describe, expect, test } from 'vitest'
import { check } from '../../src/dataset/check.ts'
import { compile } from '../../src/dataset/compile.ts'
import { passageKey } from '../../src/dataset/evidence-layer.ts'
import { readDataset } from '../../src/dataset/read-dataset.ts'
import { Database } from '../../src/database/index.ts'
import { propertyMap } from '../../src/model/elements.ts'
import { LocalDate } from '../../src/model/temporal/index.ts'
import { loadGraph } from '../../src/opening/load-graph.ts'
import { datasetOf, fixtureFiles } from './fixture.ts'

const file = 'imported/people.ndjson'
const [document] = datasetOf(fixtureFiles()).documents

const lines: readonly object[] = [
  { import: { files: ['people.csv'] } },
  {
    node: {
      id: 'a',
      labels: ['Sailor'],
      properties: {
        id: 'a',
        name: 'Ada',
        born: { date: '1871-01-02' },
        importedFrom: 'people.csv',
        importedLine: 2,
      },
    },
  },
  { node: { id: 'b' } },
  { relationship: { type: 'KNOWS', start: 'a', end: 'b', properties: { since: 1890 } } },
  { relationship: { type: 'SEES', start: 'a', end: 'light:sund' } },
]

function withImport(...more: readonly (object | string)[]): Map<string, string> {
  const all = [...lines, ...more].map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  return fixtureFiles().set(file, all.join('\n'))
}

/** Every error, and every notice of the file: `code file:line message hint`. */
function findingsOf(files: ReadonlyMap<string, string>): readonly string[] {
  const read = readDataset(files)
  const { errors, notices } =
    read.kind === 'errors' ? { errors: read.errors, notices: [] } : check(read.dataset)
  return [...errors, ...notices.filter(({ place }) => place?.file.startsWith('imported/'))].map(
    ({ code, place, message, hint }) => `${code} ${place?.file}:${place?.line} ${message} ${hint}`,
  )
}

describe('what is imported into a graph folder', () => {
  test('stands in the graph beside its claims, and says where it comes from', () => {
    expect(findingsOf(withImport())).toEqual([])
    const { nodes, relationships } = compile(datasetOf(withImport()))
    const imported = nodes.filter(({ id }) => id.startsWith('imported/'))
    expect(imported.map(({ labels, properties }) => [labels, propertyMap(properties)])).toEqual([
      [
        ['Sailor'],
        {
          id: 'a',
          name: 'Ada',
          born: LocalDate.parse('1871-01-02'),
          importedFrom: 'people.csv',
          importedLine: 2,
        },
      ],
      [[], { importedFrom: file, importedLine: 3 }],
    ])
    expect(
      relationships
        .filter(({ type }) => type === 'KNOWS' || type === 'SEES')
        .map(({ type, start, end, properties }) => [start, type, end, propertyMap(properties)]),
    ).toEqual([
      [
        `${file}#a`,
        'KNOWS',
        `${file}#b`,
        { since: 1890, importedFrom: file, importedLine: 4, layer: 'imported' },
      ],
      [`${file}#a`, 'SEES', 'light:sund', { importedFrom: file, importedLine: 5, layer: 'imported' }],
    ])
  })

  test('needs no label or type of the ontology, and its labels no ids of their own', () => {
    const files = withImport({ node: { id: 'c', labels: ['Sailor', 'Lighthouse'], properties: { id: 'd' } } })
    expect(findingsOf(files)).toEqual([])
    const database = new Database(loadGraph(compile(datasetOf(files))))
    expect(database.query('MATCH (n:Sailor) RETURN count(n) AS sailors').records).toEqual([[2]])
    const { records } = database.query(
      'SHOW CONSTRAINTS YIELD labelsOrTypes RETURN labelsOrTypes[0] AS label',
    )
    const labels = records.map(([label]) => label)
    expect(labels).toContain('Engineer')
    expect(labels).not.toContain('Sailor')
    expect(labels).not.toContain('Lighthouse')
  })

  test('may lead to an entity that is judged to be another', () => {
    const files = withImport({ relationship: { type: 'PASSES', start: 'b', end: 'light:sund-old' } })
    const ends = compile(datasetOf(files)).relationships.filter(({ type }) => type === 'PASSES')
    expect(ends.map(({ end }) => end)).toEqual(['light:sund'])
  })

  test.each<[fault: string, line: object | string, ...expected: string[]]>([
    [
      'a line that is not JSON',
      '{"node": ',
      `InvalidJson ${file}:6 This line is not valid JSON. Put one whole record, as {...}, in each line.`,
    ],
    [
      'a key that is repeated',
      '{"node": {"id": "c", "labels": ["Sailor"], "properties": {"a": [{"b:": "x\\":{"}], "n": 1, "\\u006e": 2}}}',
      `InvalidJson ${file}:6 The key "n" is repeated within one object. Only one of the two can hold: give the other another name, or leave it out.`,
    ],
    [
      'a kind that is repeated',
      '{"node": {"id": "c"}, "node": {"id": "d"}}',
      `InvalidJson ${file}:6 The key "node" is repeated within one object. Only one of the two can hold: give the other another name, or leave it out.`,
    ],
    [
      'an unknown kind',
      { nodes: {} },
      `InvalidShape ${file}:6 A line must be an object with one key: import, node, relationship. Did you mean node?`,
    ],
    [
      'an unknown key',
      { node: { id: 'c', label: 'Sailor' } },
      `InvalidShape ${file}:6 node has the unknown key label. Remove or rename it; docs/authoring.md describes each key.`,
    ],
    [
      'no id',
      { node: { labels: ['Sailor'] } },
      `InvalidShape ${file}:6 node.id is missing. Add it; docs/authoring.md describes each key.`,
    ],
    [
      'a value that no property holds',
      { node: { id: 'c', properties: { x: { y: 1 } } } },
      `InvalidShape ${file}:6 node.properties is {"x":{"y":1}}: it must be an object of text, numbers, true, false, lists of these, or tagged values such as {"date": "2026-11-26"}. docs/authoring.md describes each key.`,
    ],
    [
      'a second first line',
      { import: { files: ['others.csv'] } },
      `InvalidShape ${file}:6 The file says a second time which files it comes from. Name all files in the first line, or put what comes from others in a file of its own.`,
    ],
    [
      'an id twice',
      { node: { id: 'b' } },
      `DuplicateId ${file}:6 Two nodes have the id b: here and on line 3. Give one of them a different id.`,
    ],
    [
      'the id of an entity',
      { node: { id: 'light:sund' } },
      `DuplicateId ${file}:6 The id light:sund of an imported node is already used by an entity. Give one of them a different id, or leave the node out: relationships may name an entity by its id.`,
    ],
    [
      'the id of a claim as a property',
      { node: { id: 'c', properties: { id: 'L001' } } },
      `DuplicateId ${file}:6 The id L001 of an imported node is already used by a claim. Give one of them a different id, or leave the node out: relationships may name an entity by its id.`,
    ],
    [
      'an end that is nowhere',
      { relationship: { type: 'KNOWS', start: 'a', end: 'z' } },
      `DanglingId ${file}:6 A relationship starts or ends at z, which is neither a node of the file nor an entity. Correct the id, or add the node to the file.`,
    ],
    [
      'a label of the evidence layer',
      { node: { id: 'c', labels: ['Claim'] } },
      `NoEvidence ${file}:6 An imported node has the label Claim: in a folder with documents, claims or reference facts that is for what stands on them. Rename it, or import the file into a folder of its own.`,
    ],
    [
      'a relationship that names claims',
      { relationship: { type: 'KNOWS', start: 'a', end: 'b', properties: { claims: ['L001'] } } },
      `NoEvidence ${file}:6 An imported relationship names claims: in a folder with documents, claims or reference facts that is for what stands on them. Rename it, or import the file into a folder of its own.`,
    ],
    [
      'a relationship that passes for one of a claim',
      { relationship: { type: 'KNOWS', start: 'a', end: 'b', properties: { layer: 'article' } } },
      `NoEvidence ${file}:6 An imported relationship has the layer article: in a folder with documents, claims or reference facts that is for what stands on them. Rename it, or import the file into a folder of its own.`,
    ],
    [
      'a node that passes for one of a claim',
      { node: { id: 'c', labels: ['Sailor'], properties: { layer: 'article' } } },
      `NoEvidence ${file}:6 An imported node has the layer article: in a folder with documents, claims or reference facts that is for what stands on them. Rename it, or import the file into a folder of its own.`,
    ],
    [
      'a node that names claims',
      { node: { id: 'c', labels: ['Sailor'], properties: { claims: ['L001'] } } },
      `NoEvidence ${file}:6 An imported node names claims: in a folder with documents, claims or reference facts that is for what stands on them. Rename it, or import the file into a folder of its own.`,
    ],
    [
      'a node with the id of a passage',
      { node: { id: passageKey(document.id, document.passages[0].id) } },
      `DuplicateId ${file}:6 The id ${passageKey(document.id, document.passages[0].id)} of an imported node is already used by a passage. Give one of them a different id, or leave the node out: relationships may name an entity by its id.`,
    ],
  ])('%s is refused with its line', (_, line, ...expected) => {
    expect(findingsOf(withImport(line))).toEqual(expected)
  })

  test.each(['', '{"node": {"id": "a"}}'])('a file must begin with its files: %j', (text) => {
    expect(findingsOf(fixtureFiles().set(file, text))).toEqual([
      `InvalidShape ${file}:1 The first line does not say which files the elements come from. Begin the file with {"import": {"files": ["people.csv"]}}, as \`silkgraph import\` writes it.`,
    ])
  })

  test('no more than 20 faults of a file are told', () => {
    const many = Array.from({ length: 30 }, () => ({ relationship: { type: 'R', start: 'x', end: 'a' } }))
    expect(findingsOf(withImport(...many))).toHaveLength(20)
  })

  test('each file has ids of its own, and a notice says where two have the same', () => {
    const other = [lines[0], lines[1]].map((line) => JSON.stringify(line)).join('\n')
    expect(findingsOf(withImport().set('imported/z.ndjson', other))).toEqual([
      'SharedId imported/z.ndjson:2 1 node has an id that another imported node has too, such as a (imported/people.ndjson): a query by id finds several. Import the files together with --join id where they are the same, else leave it.',
    ])
  })
})
