import { describe, expect, test } from 'vitest'
import { readDataset } from '../../src/dataset/read-dataset.ts'
import { changed, datasetOf, fixtureFiles } from './fixture.ts'

/** What is wrong, as `file:line:column message hint`. */
function problems(files: ReadonlyMap<string, string>): readonly string[] {
  const result = readDataset(files)
  if (result.kind === 'dataset') return []
  return result.errors.map(
    ({ place, message, hint }) => `${place?.file}:${place?.line}:${place?.column} ${message} ${hint}`,
  )
}

const claims = 'claims/gazette.yaml'

describe('reading a graph folder', () => {
  test('gives every list, with numbers for years read as text', () => {
    const dataset = datasetOf(fixtureFiles())
    expect(dataset.ontology.title).toBe('Lighthouses of the Skerry coast')
    expect(dataset.claims[0]).toMatchObject({
      id: 'L001',
      document: 'gazette',
      passage: ['P1.S1'],
      time: { edtf: '1871' },
    })
    expect(dataset.claims[1].passage).toEqual(['P1.S1', 'P1.S2'])
    expect(dataset.reference[0].source).toEqual({
      dataset: 'List of Lights',
      version: '1901',
      field: 'coast',
    })
  })

  test('knows the place of every item', () => {
    const dataset = datasetOf(fixtureFiles())
    expect(dataset.placeOf(dataset.claims[1], 'gloss')).toEqual({
      file: claims,
      line: 17,
      column: 12,
      path: ['claims', 1, 'gloss'],
    })
    expect(dataset.placeOf({})).toBeUndefined()
  })

  test.each([
    [
      'a caption that nobody sees',
      'entities.yaml',
      'caption: Per Holm',
      'caption: "\\u3164"',
      'entities.yaml:3:69 entities[1].caption is "\\u3164": it must not contain the invisible character \\u3164. Remove that character.',
    ],
    [
      'a name that is read as another',
      'entities.yaml',
      'name: Ada Lund',
      'name: Per Holm\u2800',
      'entities.yaml:2:50 entities[0].name is "Per Holm\\u2800": it must not contain the invisible character \\u2800. Remove that character.',
    ],
    [
      'a property that turns the words after it',
      'entities.yaml',
      'height: 9',
      "height: ['9', '\u202eadA']",
      'entities.yaml:12:15 entities[4].height is ["9","\\u202eadA"]: it must not contain the invisible character \\u202e. Remove that character.',
    ],
    [
      'a phrase with a hidden character',
      'ontology.yaml',
      'phrase: builds',
      'phrase: bu\u200bilds',
      'ontology.yaml:36:13 relationshipTypes.BUILDS.phrase is "bu\\u200bilds": it must not contain the invisible character \\u200b. Remove that character.',
    ],
    [
      'a title of a view that turns the words after it',
      'views/lights.yaml',
      'title: Lights',
      'title: "\\u202esthgiL"',
      'views/lights.yaml:1:8 title is "\\u202esthgiL": it must not contain the invisible character \\u202e. Remove that character.',
    ],
    [
      'words of a column that nobody sees',
      'views/lights.yaml',
      'open: no named place',
      'open: \u{13441}',
      'views/lights.yaml:20:13 layout.columns[2].open is "\\u{13441}": it must not contain the invisible character \\u{13441}. Remove that character.',
    ],
    [
      'a wrong modality',
      claims,
      'modality: fact',
      'modality: facts',
      `${claims}:9:15 claims[0].modality is "facts": it must be one of fact, plan, forecast, assessment. Did you mean fact?`,
    ],
    [
      'a null',
      claims,
      'status: begun',
      'status: null',
      `${claims}:10:13 claims[0].status is null. Leave the key out where there is nothing to say.`,
    ],
    [
      'an unknown key',
      claims,
      'gloss: Ada',
      'glos: Ada',
      `${claims}:3:5 claims[0].gloss is missing. Add it; docs/authoring.md describes each key.`,
    ],
    [
      'a number for a text',
      'entities.yaml',
      'name: Ada Lund',
      'name: 1871',
      "entities.yaml:2:50 entities[0].name is 1871: it must be text. Quote it: '1871'.",
    ],
    [
      'a long caption',
      'entities.yaml',
      'caption: Norsk Skerry',
      'caption: The skerry that is called Norsk',
      'entities.yaml:14:69 entities[5].caption is "The skerry that is called Norsk": it has 31 characters, at most 24 are allowed. Shorten it.',
    ],
    [
      'a bad date',
      claims,
      'edtf: 1871',
      'edtf: mid-1871',
      `${claims}:11:34 claims[0].time.edtf is "mid-1871": it must be an EDTF date such as 2025, 2025-06, 2025~ or 2024/2026. docs/authoring.md describes each key.`,
    ],
    [
      'a bad id',
      'entities.yaml',
      "id: 'eng:per-holm'",
      'id: Per Holm',
      'entities.yaml:3:11 entities[1].id is "Per Holm": it must be letters from a to z without accents, digits and : . _ - and begin with a letter or digit. docs/authoring.md describes each key.',
    ],
    [
      'a bad label',
      'ontology.yaml',
      '  Coast: {',
      '  coast: {',
      'ontology.yaml:19:3 labels has the key "coast", which must be PascalCase, such as HarbourMaster. Rename it.',
    ],
    [
      'an empty list',
      claims,
      'passage: P1.S1',
      'passage: []',
      `${claims}:4:14 claims[0].passage is []: it must not be empty. Fill it in.`,
    ],
    [
      'a language that no one speaks',
      'ontology.yaml',
      'title:',
      "language: '?'\ntitle:",
      'ontology.yaml:1:11 language is "?": it must be a language tag of BCP 47, such as en, de or pt-BR. docs/authoring.md describes each key.',
    ],
    [
      'a map for a list',
      'reference.yaml',
      'facts:',
      'facts: {}\nrest:',
      'reference.yaml:1:8 facts is {}: it must be a list. docs/authoring.md describes each key.',
    ],
    [
      'a source without a field',
      'reference.yaml',
      ', field: coast',
      '',
      'reference.yaml:5:13 facts[0].source is {"dataset":"List of Lights","version":1901}: it must be unverified, or have dataset, version and field. docs/authoring.md describes each key.',
    ],
  ])('refuses %s with file, line, column, value and mend', (_, file, from, to, expected) => {
    const found = problems(changed(file, from, to))
    expect(found).toContain(expected)
  })

  test('names an unknown key at the key', () => {
    expect(problems(changed(claims, 'notes: Said', 'note: Said'))).toEqual([
      `${claims}:62:5 claims[5] has the unknown key note. Remove or rename it; docs/authoring.md describes each key.`,
    ])
  })

  test('collects the errors of all files, in order of file and line', () => {
    const files = changed(claims, 'modality: plan', 'modality: hope')
    files.set('reference.yaml', 'facts: [')
    files.delete('judgements.yaml')
    files.set('entites.yaml', 'entities: []')
    files.set(
      'entities.yaml',
      (files.get('entities.yaml') ?? '')
        .replace('caption: Ada Lund', 'caption: 7')
        .replace('caption: Per Holm', 'caption: ""'),
    )
    expect(problems(files).map((problem) => problem.split(' ')[0])).toEqual([
      `${claims}:33:15`,
      'entites.yaml:undefined:undefined',
      'entities.yaml:2:69',
      'entities.yaml:3:69',
      'judgements.yaml:undefined:undefined',
      'reference.yaml:1:9',
    ])
    expect(problems(files)).toContain(
      'entites.yaml:undefined:undefined A graph folder has no file with this name. Did you mean entities.yaml?',
    )
    expect(problems(files)).toContain(
      'judgements.yaml:undefined:undefined The file is missing. A graph folder has ontology.yaml, documents.yaml, entities.yaml, reference.yaml, judgements.yaml and claims/, and may have imported/ and views/.',
    )
  })

  test('refuses every file that is empty', () => {
    for (const file of [...fixtureFiles().keys()].filter((name) => name.endsWith('.yaml'))) {
      const found = problems(fixtureFiles().set(file, ''))
      expect(found.length, file).toBeGreaterThan(0)
    }
  })
})
