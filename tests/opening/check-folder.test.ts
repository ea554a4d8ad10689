import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/dataset/check.ts'
import { checkFolder, type CheckOptions } from '../../src/opening/check-folder.ts'
import { namesOf } from '../../src/dataset/names.ts'
import { compile } from '../../src/dataset/compile.ts'
import { readGraphFolder } from '../../src/host/node.ts'
import { changed, datasetOf, fixtureFiles, lighthouses } from '../dataset/fixture.ts'
import { furtherProcedures } from '../../src/opening/procedures.ts'
import { root } from '../helpers/shared.ts'
import { builders, type Fault, faults, lights } from './faults.ts'

function told({ severity, code, place, message, hint }: Finding): string {
  return `${severity} ${code} ${place?.file}:${place?.line}:${place?.column} ${message} ${hint}`
}

/** What the sound small graph gives, whatever is changed of its views and queries. */
const unverified =
  'notice Unverified reference.yaml:9:13 light:norsk STANDS_ON isle:norsk was not looked up in any data set. ' +
  'Look it up in a data set, and give dataset, version and field.'

function findings(files: ReadonlyMap<string, string>, options?: CheckOptions): readonly string[] {
  const { errors, notices } = checkFolder(files, options)
  return [...errors, ...notices].map(told).filter((text) => text !== unverified)
}

describe('a graph folder', () => {
  test('that is sound has no finding but what was not looked up, and gives its queries', () => {
    const { errors, notices, queries, dataset } = checkFolder(fixtureFiles())
    expect([...errors, ...notices].map(told)).toEqual([unverified])
    expect(queries.map(({ id }) => id)).toEqual(['builders'])
    expect(dataset?.views.map(({ id }) => id)).toEqual(['lights', 'everything'])
  })

  test.each(faults)('tells %s', (_, file, from, to, ...expected) => {
    expect(findings(changed(file, from, to))).toEqual(expected)
  })

  test('tells what is wrong with data, views and queries together, in order of file and line', () => {
    const files = changed(lights, '(e)-[:BUILDS]->(l)', '(e)-[:BUILDED]->(l)')
    files.set(builders, (files.get(builders) ?? '').replace('kind: profile', 'kind: profiles'))
    files.set('reference.yaml', (files.get('reference.yaml') ?? '').replace('coast:skerry', 'coast:skery'))
    expect(
      checkFolder(files).errors.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`),
    ).toEqual([
      'InvalidShape queries/builders.cypher:4',
      'DanglingId reference.yaml:4',
      'UnknownName views/lights.yaml:10',
    ])
  })

  test('may call each procedure that the graph of a folder has', () => {
    const files = fixtureFiles()
    for (const { name, columns, parameters } of furtherProcedures([])) {
      const isPlain = parameters.every(({ usual }) => usual !== undefined)
      if (!isPlain || columns[0] === undefined) continue
      files.set(
        `queries/${name.replaceAll('.', '-').toLowerCase()}.cypher`,
        `/*\ntitle: Call ${name}\nquestion: What does ${name} say?\nkind: presence\n*/\n\n// records\nCALL ${name}() YIELD ${columns[0].name} RETURN ${columns[0].name}\n`,
      )
    }
    expect(files.has('queries/graph-hash.cypher')).toBe(true)
    expect(findings(files)).toEqual([])
  })

  test('may have lines that end as on Windows', () => {
    const files = [...fixtureFiles()].map(([name, text]) => [name, text.replaceAll('\n', '\r\n')] as const)
    expect(findings(new Map(files))).toEqual([])
    expect(
      findings(
        new Map(
          files.map(([name, text]) => [
            name,
            text.replace('RETURN path', 'RETURN paht').replace('built, ', 'biult, '),
          ]),
        ),
      ).map((text) => text.split(' ')[2]),
    ).toEqual(['queries/builders.cypher:20:8', 'views/lights.yaml:12:13'])
  })

  test('is told of files and folders that nothing reads, and of .yml', () => {
    const files = fixtureFiles().set('views/more.yml', 'title: More')
    const names = [
      ...files.keys(),
      'LICENSE',
      'README.md',
      '.gitignore',
      'claims/.keep',
      'notes.txt',
      'claim/',
      'queries/notes.md',
      'claims/herald.json',
    ]
    expect(findings(files, { names })).toEqual([
      'error UnknownFile views/more.yml:undefined:undefined A graph folder has no file with this name. Rename it to views/more.yaml: names end in .yaml.',
      'notice UnreadFile claim/:undefined:undefined Nothing reads this folder. Did you mean claims/?',
      'notice UnreadFile claims/herald.json:undefined:undefined Nothing reads this file. Names in claims/ must end in .yaml or .ndjson.',
      'notice UnreadFile notes.txt:undefined:undefined Nothing reads this file. Remove it, or move it out of the graph folder.',
      'notice UnreadFile queries/notes.md:undefined:undefined Nothing reads this file. Names in queries/ must end in .cypher.',
    ])
  })
})

describe('what is run', () => {
  test.each<Fault>([
    [
      'what fails',
      lights,
      "'From '",
      "1 / 0 + 'From '",
      'error FailedStatement views/lights.yaml:7:16 The basis of the view lights fails: A number was divided by the INTEGER 0. Check the divisor first, or divide by a FLOAT for Infinity or NaN.',
    ],
    [
      'a picture of nothing',
      lights,
      'MATCH (e:Engineer)\n',
      "MATCH (e:Engineer {name: 'Nemo'})\n",
      'notice NothingShown views/lights.yaml:9:3 The picture of the view lights draws nothing. Correct it, or leave it for when the graph holds what it asks for.',
    ],
    [
      'a picture of values',
      lights,
      'RETURN e, built, stands',
      'RETURN e.name, size([built, stands])',
      'notice NothingShown views/lights.yaml:9:3 The picture of the view lights draws nothing. Correct it, or leave it for when the graph holds what it asks for.',
    ],
    [
      'a sentence of no record',
      lights,
      'RETURN count(DISTINCT l)',
      'WITH b, l LIMIT 0 RETURN l.name AS which, count(DISTINCT l)',
      'error WrongSentence views/lights.yaml:5:3 The sentence of the view lights must return one record, but returns none. Let it return one, whatever it finds: use OPTIONAL MATCH, and count or collect.',
    ],
    [
      'a sentence of several records',
      lights,
      'RETURN count(DISTINCT l)',
      'RETURN l.name AS which, count(DISTINCT l)',
      'error WrongSentence views/lights.yaml:5:3 The sentence of the view lights must return one record, but returns 2. Let it return one, whatever it finds: use OPTIONAL MATCH, and count or collect.',
    ],
    [
      'a sentence that fails where a part is shown',
      lights,
      "' of them standing.'",
      'CASE WHEN $partial THEN toString(1 / 0) ELSE 1 END',
      'error FailedStatement views/lights.yaml:6:157 The sentence of the view lights, where $partial is true, fails: A number was divided by the INTEGER 0. Check the divisor first, or divide by a FLOAT for Infinity or NaN.',
    ],
    [
      'a sentence that says nothing where a part is shown',
      lights,
      'RETURN count(DISTINCT l)',
      'WITH b, l WHERE NOT $partial RETURN CASE count(l) WHEN 0 THEN NULL ELSE 1 END',
      'error WrongSentence views/lights.yaml:5:3 The sentence of the view lights, where $partial is true, must return a STRING as text, but returns NULL. Use toString for a number, and coalesce where it may be NULL.',
    ],
    [
      'a number where a sentence rests on something',
      lights,
      "'From ' + COUNT { (:Claim) } + ' claims.'",
      'COUNT { (:Claim) }',
      'error WrongSentence views/lights.yaml:7:9 The basis of the view lights must return a STRING as text, but returns INTEGER. Use toString for a number, and coalesce where it may be NULL.',
    ],
    [
      'a text without anything to read',
      lights,
      "'From ' + COUNT { (:Claim) } + ' claims.'",
      "'  '",
      'error WrongSentence views/lights.yaml:7:9 The basis of the view lights returns a text in which there is nothing to read. Say what is shown, or that nothing is.',
    ],
    [
      'a text that turns what follows it',
      lights,
      "'From ' +",
      "'\\\\u202EFrom ' +",
      'error WrongSentence views/lights.yaml:7:8 The basis of the view lights returns a text with the invisible character \\u202e. Remove that character.',
    ],
    [
      'a text that is too long',
      lights,
      "'From ' +",
      "reduce(text = '', one IN range(1, 100) | text + 'From ') +",
      'error WrongSentence views/lights.yaml:7:9 The basis of the view lights returns a text of 509 characters, at most 500 are allowed. Count instead of listing.',
    ],
    [
      'a sentence that reads nothing',
      lights,
      "MATCH (:Engineer)-[b:BUILDS]->(l:Lighthouse)\n  RETURN count(DISTINCT l) + ' lights are built or planned, ' + count(DISTINCT CASE b.status WHEN 'standing' THEN l END) + ' of them standing.' AS text",
      "RETURN 'All lights are standing.' AS text",
      'notice ReadsNothing views/lights.yaml:5:3 The sentence of the view lights reads nothing of the graph: it says the same whatever is shown. Let it count what it speaks of, with MATCH, or leave it out: the question is shown instead.',
    ],
    [
      'a query of nothing',
      builders,
      'default: eng:ada-lund',
      'default: eng:nemo',
      'notice NothingShown queries/builders.cypher:13:1 The statement `// records` of the canned query builders returns no records. Correct it, or leave it for when the graph holds what it asks for.',
      'notice NothingShown queries/builders.cypher:19:1 The statement `// picture` of the canned query builders draws nothing. Correct it, or leave it for when the graph holds what it asks for.',
    ],
    [
      'suggestions of nothing',
      builders,
      'RETURN e.id AS value',
      "WHERE e.name = 'Nemo' RETURN e.id AS value",
      'notice NothingShown queries/builders.cypher:10:14 The statement that suggests engineer for the canned query builders returns no records. Correct it, or leave it for when the graph holds what it asks for.',
    ],
  ])('is told with its place: %s', (_, file, from, to, ...expected) => {
    expect(findings(changed(file, from, to), { runs: true })).toEqual(expected)
  })

  test('gives no finding in the bundled graph but what was not looked up', () => {
    const { errors, notices } = checkFolder(readGraphFolder(`${root}graph`), { runs: true })
    expect(errors).toEqual([])
    expect(notices.filter(({ code }) => code !== 'Unverified')).toEqual([])
  })

  test('is nothing where something else is wrong, and gives no finding in a sound folder', () => {
    expect(findings(fixtureFiles(), { runs: true })).toEqual([])
    const files = changed(lights, "'From '", "1 / 0 + 'From '")
    files.set('reference.yaml', (files.get('reference.yaml') ?? '').replace('coast:skerry', 'coast:skery'))
    expect(checkFolder(files, { runs: true }).errors.map(({ code }) => code)).toEqual(['DanglingId'])
  })
})

describe('the names that queries are proved against', () => {
  test.each([lighthouses, `${root}graph`])('are all that the compiler makes of %s, and more', (folder) => {
    const dataset = datasetOf(readGraphFolder(folder))
    const names = namesOf(dataset)
    const { nodes, relationships } = compile(dataset)
    const held = {
      labels: nodes.flatMap(({ labels }) => labels),
      types: relationships.map(({ type }) => type),
      properties: [...nodes, ...relationships].flatMap(({ properties }) => properties.map(([key]) => key)),
    }
    for (const kind of ['labels', 'types', 'properties'] as const)
      expect([...new Set(held[kind])].filter((name) => !names[kind].includes(name))).toEqual([])
  })
})
