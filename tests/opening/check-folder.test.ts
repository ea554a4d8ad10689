import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/dataset/check.ts'
import { checkFolder, type CheckOptions } from '../../src/opening/check-folder.ts'
import { namesOf } from '../../src/dataset/names.ts'
import { compile } from '../../src/dataset/compile.ts'
import { readGraphFolder } from '../../src/host/node.ts'
import { changed, datasetOf, fixtureFiles, lighthouses } from '../dataset/fixture.ts'
import { root } from '../helpers/shared.ts'

function told({ severity, code, place, message, hint }: Finding): string {
  return `${severity} ${code} ${place?.file}:${place?.line}:${place?.column} ${message} ${hint}`
}

/** What the sound small graph gives, whatever is changed of its views and queries. */
const unverified =
  'notice Unverified reference.yaml:9:13 light:norsk STANDS_ON isle:norsk was not looked up in any data set. ' +
  'Open a data set that says so and give dataset, version and field.'

function findings(files: ReadonlyMap<string, string>, options?: CheckOptions): readonly string[] {
  const { errors, notices } = checkFolder(files, options)
  return [...errors, ...notices].map(told).filter((text) => text !== unverified)
}

const lights = 'views/lights.yaml'
const builders = 'queries/builders.cypher'

describe('a graph folder', () => {
  test('that is sound has no finding but what was not looked up, and gives its queries', () => {
    const { errors, notices, queries, dataset } = checkFolder(fixtureFiles())
    expect([...errors, ...notices].map(told)).toEqual([unverified])
    expect(queries.map(({ id }) => id)).toEqual(['builders'])
    expect(dataset?.views.map(({ id }) => id)).toEqual(['lights', 'everything'])
  })

  test.each<readonly [fault: string, file: string, from: string, to: string, ...expected: string[]]>([
    [
      'a typo in the picture of a view',
      lights,
      'MATCH (e:Engineer)\n',
      'MACTH (e:Engineer)\n',
      'error InvalidCypher views/lights.yaml:9:3 The picture of the view lights cannot be run: Unexpected `MACTH`: expected a clause, such as MATCH or RETURN. Did you mean MATCH?',
    ],
    [
      'a typo in a later line of a picture',
      lights,
      'RETURN e, built, stands',
      'RETURN e, biult, stands',
      'error InvalidCypher views/lights.yaml:12:13 The picture of the view lights cannot be run: The variable `biult` is not defined here. Did you mean `built`?',
    ],
    [
      'a typo in a sentence',
      lights,
      'count(DISTINCT l)',
      'cuont(DISTINCT l)',
      'error InvalidCypher views/lights.yaml:6:10 The sentence of the view lights cannot be run: There is no function `cuont`. Did you mean `count`?',
    ],
    [
      'a sentence without its column',
      lights,
      'AS text',
      'AS words',
      'error MissingColumn views/lights.yaml:5:3 The sentence of the view lights has no column text. It returns words, basis: write RETURN ... AS text.',
    ],
    [
      'a picture in one line',
      lights,
      'picture: |\n  MATCH (e:Engineer)\n  OPTIONAL MATCH built = (e)-[:BUILDS]->(l)\n  OPTIONAL MATCH stands = (l)-[:STANDS_ON]->(i)\n  RETURN e, built, stands',
      'picture: MATCH (e:Engineer) RETURN f',
      'error InvalidCypher views/lights.yaml:8:36 The picture of the view lights cannot be run: The variable `f` is not defined here. Did you mean `e`?',
    ],
    [
      'a picture in quotes',
      lights,
      'picture: |\n  MATCH (e:Engineer)\n  OPTIONAL MATCH built = (e)-[:BUILDS]->(l)\n  OPTIONAL MATCH stands = (l)-[:STANDS_ON]->(i)\n  RETURN e, built, stands',
      "picture: 'MATCH (e:Engineer) RETURN f'",
      'error InvalidCypher views/lights.yaml:8:37 The picture of the view lights cannot be run: The variable `f` is not defined here. Did you mean `e`?',
    ],
    [
      'a picture in quotes with escapes',
      lights,
      'picture: |\n  MATCH (e:Engineer)\n  OPTIONAL MATCH built = (e)-[:BUILDS]->(l)\n  OPTIONAL MATCH stands = (l)-[:STANDS_ON]->(i)\n  RETURN e, built, stands',
      'picture: "MATCH (e:Engineer)\\nRETURN f"',
      'error InvalidCypher views/lights.yaml:8:10 The picture of the view lights cannot be run: The variable `f` is not defined here. Did you mean `e`?',
    ],
    [
      'a picture in folded lines',
      lights,
      'picture: |\n  MATCH (e:Engineer)\n',
      'picture: >-\n  MATCH (e:Engineeer)\n',
      'error UnknownName views/lights.yaml:9:9 The picture of the view lights names the label Engineeer, which the ontology does not define. Did you mean Engineer?',
    ],
    [
      'a view that writes',
      lights,
      'RETURN e, built, stands',
      'SET e.seen = true RETURN e, built, stands',
      'error Writes views/lights.yaml:9:3 The picture of the view lights writes. It may only read: use MATCH and RETURN.',
    ],
    [
      'a label that the ontology lacks',
      lights,
      'MATCH (e:Engineer)\n',
      'MATCH (e:Enginer)\n',
      'error UnknownName views/lights.yaml:9:9 The picture of the view lights names the label Enginer, which the ontology does not define. Did you mean Engineer?',
    ],
    [
      'a type that the ontology lacks',
      lights,
      '(e)-[:BUILDS]->(l)',
      '(e)-[:BUILDED]->(l)',
      'error UnknownName views/lights.yaml:10:29 The picture of the view lights names the type BUILDED, which the ontology does not define. Did you mean BUILDS?',
    ],
    [
      'a property that the ontology lacks',
      lights,
      'b.status',
      'b.statos',
      'error UnknownName views/lights.yaml:6:85 The sentence of the view lights names the property statos, which the ontology does not define. Did you mean status?',
    ],
    [
      'a parameter that a view is not given',
      lights,
      'MATCH (e:Engineer)\n',
      'MATCH (e:Engineer {id: $who})\n',
      'error MissingParameter views/lights.yaml:9:26 The picture of the view lights uses the parameter $who, which it is not given. It is given none: write the value.',
    ],
    [
      'a list without its columns',
      'views/everything.yaml',
      'layout:',
      'aside: { title: Heights, query: MATCH (l:Lighthouse) RETURN l.height }\nlayout:',
      'error MissingColumn views/everything.yaml:8:33 The list beside the picture of the view everything has no column amount. It returns l.height: write RETURN ... AS amount.',
      'error MissingColumn views/everything.yaml:8:33 The list beside the picture of the view everything has no column name. It returns l.height: write RETURN ... AS name.',
    ],
    [
      'a label of a column that the ontology lacks',
      lights,
      'labels: [Island]',
      'labels: [Iland]',
      'error UnknownName views/lights.yaml:19:16 The view lights names the label Iland, which is not there. Did you mean Island?',
    ],
    [
      'a column that is not there',
      lights,
      'column: Who builds',
      'column: Who built',
      'error UnknownName views/lights.yaml:21:23 The view lights names the column Who built, which is not there. Did you mean Who builds?',
    ],
    [
      'a hierarchy that is not there',
      lights,
      'layout:',
      'fold: [unit]\nlayout:',
      'error UnknownName views/lights.yaml:13:8 The view lights names the hierarchy unit, which is not there. There is place.',
    ],
    [
      'a question that is not there',
      lights,
      'questions: [builders]',
      'questions: [bilders]',
      'error UnknownQuestion views/lights.yaml:28:13 The view lights offers the canned query bilders, which is not there. Did you mean builders?',
    ],
    [
      'a kind of layout that is not there',
      lights,
      'kind: columns',
      'kind: colums',
      'error InvalidShape views/lights.yaml:14:9 layout.kind is "colums": it must be force or columns. docs/authoring.md describes each key.',
    ],
    [
      'a query of unknown kind',
      builders,
      'kind: profile',
      'kind: profiles',
      'error InvalidShape queries/builders.cypher:4:7 kind is "profiles": it must be one of presence, profile, policy, evidence, paths, gaps. Did you mean profile?',
    ],
    [
      'a query with a syntax error',
      builders,
      'ORDER BY light',
      'ORDR BY light',
      'error InvalidCypher queries/builders.cypher:15:1 The statement `// records` of the canned query builders cannot be run: Unexpected `ORDR`: expected an operator, the next clause or the end. Did you mean ORDER?',
    ],
    [
      'a query without // records',
      builders,
      '// records\n',
      '',
      'error InvalidCannedQuery queries/builders.cypher:12:1 The line `// records` does not follow the header. Write it before the statement that gives the records.',
    ],
    [
      'a query whose records are misspelt',
      builders,
      '// records',
      '// record',
      'error InvalidCannedQuery queries/builders.cypher:12:1 The line `// records` does not follow the header. Write it before the statement that gives the records.',
    ],
    [
      'a query without a statement',
      builders,
      '\nMATCH path = (:Engineer {id: $engineer})-[:BUILDS]->(:Lighthouse)\nRETURN path\n',
      '\n',
      'error InvalidCannedQuery queries/builders.cypher:19:1 No statement follows `// picture`. Write it, or remove the line.',
    ],
    [
      'a query without a header',
      builders,
      '/*\n',
      '',
      'error InvalidCannedQuery queries/builders.cypher:1:1 The file does not begin with a header. Begin it with /* and the keys title, question and kind.',
    ],
    [
      'a query whose header is not closed',
      builders,
      '*/',
      '',
      'error InvalidCannedQuery queries/builders.cypher:1:1 The header is not closed. Close it with */ in a line of its own.',
    ],
    [
      'a header with a mistake of YAML',
      builders,
      'question: Which',
      'question: One: which',
      "error InvalidYaml queries/builders.cypher:3:11 A second `: ` follows: a text holds it, or the next line is indented too far. Put the text in quotes: 'like: this'.",
    ],
    [
      'a header with an unknown key',
      builders,
      'kind: profile',
      'kind: profile\nsort: name',
      'error InvalidShape queries/builders.cypher:5:1 The file has the unknown key sort. Remove or rename it; docs/queries.md describes each key.',
    ],
    [
      'a header without a title',
      builders,
      'title: Who builds what\n',
      '',
      'error InvalidShape queries/builders.cypher:2:1 title is missing. Add it; docs/queries.md describes each key.',
    ],
    [
      'a parameter that is not declared',
      builders,
      'parameters:\n  engineer:',
      'parameters:\n  enginer:',
      'error MissingParameter queries/builders.cypher:13:24 The statement `// records` of the canned query builders uses the parameter $engineer, which it is not given. It is given enginer.',
      'error MissingParameter queries/builders.cypher:19:30 The statement `// picture` of the canned query builders uses the parameter $engineer, which it is not given. It is given enginer.',
      'notice UnusedParameter queries/builders.cypher:7:5 No statement of the canned query builders uses its parameter enginer. Use it as $enginer, or remove it.',
    ],
    [
      'a default of another type',
      builders,
      'type: string',
      'type: integer',
      'error WrongType queries/builders.cypher:8:14 The default of engineer is "eng:ada-lund", which is not of type integer. Correct the default or the type.',
    ],
    [
      'suggestions without their columns',
      builders,
      'e.name AS text ORDER BY text',
      'e.name',
      'error MissingColumn queries/builders.cypher:10:14 The statement that suggests engineer for the canned query builders has no column text. It returns value, e.name: write RETURN ... AS text.',
    ],
    [
      'a query with a label that the ontology lacks',
      builders,
      'MATCH (e:Engineer {id',
      'MATCH (e:Enginer {id',
      'error UnknownName queries/builders.cypher:13:7 The statement `// records` of the canned query builders names the label Enginer, which the ontology does not define. Did you mean Engineer?',
    ],
    [
      'a query that writes',
      builders,
      'RETURN path',
      'CREATE (:Engineer) RETURN path',
      'error Writes queries/builders.cypher:19:1 The statement `// picture` of the canned query builders writes. It may only read: use MATCH and RETURN.',
    ],
    [
      'a query in a text of two statements',
      builders,
      'RETURN path',
      'RETURN path;\nMATCH (n) RETURN n',
      'error InvalidCypher queries/builders.cypher:21:1 The statement `// picture` of the canned query builders cannot be run: Unexpected `MATCH`: expected the end: one query at a time. Correct the Cypher here.',
    ],
  ])('tells %s', (_, file, from, to, ...expected) => {
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
      'error UnknownFile views/more.yml:undefined:undefined A graph folder has no file of this name. Rename it to views/more.yaml: names end in .yaml.',
      'notice UnreadFile claim/:undefined:undefined Nothing reads this folder. Did you mean claims/?',
      'notice UnreadFile claims/herald.json:undefined:undefined Nothing reads this file. Names in claims/ end in .yaml.',
      'notice UnreadFile notes.txt:undefined:undefined Nothing reads this file. Remove it, or move it out of the graph folder.',
      'notice UnreadFile queries/notes.md:undefined:undefined Nothing reads this file. Names in queries/ end in .cypher.',
    ])
  })
})

describe('what is run', () => {
  test.each<readonly [what: string, file: string, from: string, to: string, ...expected: string[]]>([
    [
      'what fails',
      lights,
      "'From '",
      "1 / 0 + 'From '",
      'error FailedStatement views/lights.yaml:7:5 The sentence of the view lights fails: an INTEGER was divided by zero. Check the divisor first, or divide by a FLOAT for Infinity or NaN.',
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
      'MATCH (:Engineer)-[b:BUILDS]->(l:Lighthouse)\n',
      "MATCH (:Engineer)-[b:BUILDS]->(l:Lighthouse) WITH * WHERE l.name = 'Nemo' WITH b, l LIMIT 0 UNWIND [b] AS c\n",
      'notice NothingShown views/lights.yaml:5:3 The sentence of the view lights gives no record. Correct it, or leave it for when the graph holds what it asks for.',
    ],
    [
      'a sentence of several records',
      lights,
      'RETURN count(DISTINCT l)',
      'RETURN l.name AS which, count(DISTINCT l)',
      'notice FurtherRecords views/lights.yaml:5:3 The sentence of the view lights gives 2 records, of which the first is shown. Let it return one.',
    ],
    [
      'a query of nothing',
      builders,
      'default: eng:ada-lund',
      'default: eng:nemo',
      'notice NothingShown queries/builders.cypher:13:1 The statement `// records` of the canned query builders gives no record. Correct it, or leave it for when the graph holds what it asks for.',
      'notice NothingShown queries/builders.cypher:19:1 The statement `// picture` of the canned query builders draws nothing. Correct it, or leave it for when the graph holds what it asks for.',
    ],
    [
      'suggestions of nothing',
      builders,
      'RETURN e.id AS value',
      "WHERE e.name = 'Nemo' RETURN e.id AS value",
      'notice NothingShown queries/builders.cypher:10:14 The statement that suggests engineer for the canned query builders gives no record. Correct it, or leave it for when the graph holds what it asks for.',
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
    const names = namesOf(dataset.ontology)
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
