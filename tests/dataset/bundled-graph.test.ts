import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/dataset/check.ts'
import { verifyDocument } from '../../src/dataset/verify.ts'
import { readGraphFolder, readTextFile, sha256 } from '../../src/host/node.ts'
import { articleName, root, sharedPath } from '../helpers/shared.ts'
import { datasetOf, textDocuments } from './fixture.ts'

const dataset = datasetOf(readGraphFolder(`${root}graph`))
const article = sharedPath(articleName)
const drafted = sharedPath('seed/claims.json')

interface Draft {
  readonly claims: readonly { readonly id: string; readonly locator: { readonly passage: string } }[]
  readonly entities: readonly { readonly id: string }[]
  readonly passages: readonly {
    readonly id: string
    readonly sha256: string
    readonly start: number
    readonly end: number
  }[]
}

describe('the bundled graph', () => {
  test('has no error', () => {
    expect(check(dataset).errors).toEqual([])
  })

  test('lists exactly the reference facts that nobody looked up', () => {
    const unverified = dataset.reference.filter(({ source }) => source === 'unverified')
    expect(check(dataset).notices.map(({ code }) => code)).toEqual(unverified.map(() => 'Unverified'))
  })
})

describe.skipIf(article === undefined)('the article beside the checkout', () => {
  test('holds every sentence that the graph cites, where the graph says', () => {
    const copy = readTextFile(article ?? '')
    expect(dataset.documents.map((document) => document.sha256)).toContain(copy.sha256)
    for (const document of textDocuments(dataset)) {
      const { passages } = verifyDocument(document, copy.text, sha256)
      expect(passages.filter(({ verdict }) => verdict !== 'matches')).toEqual([])
    }
  })

  test('is found again in a copy with other line ends, quotes, spaces and line lengths', () => {
    const text = readTextFile(article ?? '').text
    const mangled = text
      .replace(/[“”]/g, '"')
      .replace(/[‘’]/g, "'")
      .replace(/(.{1,60})( |$)/gm, '$1\r\n')
      .replace(/of /g, 'of\u00A0')
    const { passages } = verifyDocument(textDocuments(dataset)[0], `\uFEFF${mangled}`, sha256)
    expect(passages.filter(({ verdict }) => verdict !== 'matches')).toEqual([])
  })
})

describe.skipIf(drafted === undefined)('the draft beside the checkout', () => {
  test('is in the graph whole: every passage, every claim on its passage, and every entity that did not become words', () => {
    const draft = JSON.parse(readFileSync(drafted ?? '', 'utf8')) as Draft
    const ids = (items: readonly { readonly id: string }[]): ReadonlySet<string> =>
      new Set(items.map(({ id }) => id))
    const readings = readFileSync(`${root}docs/readings.md`, 'utf8')
    const [claims, entities] = [ids(dataset.claims), ids(dataset.entities)]
    expect(draft.claims.filter(({ id }) => !claims.has(id)).map(({ id }) => id)).toEqual(['C140'])
    const gone = draft.entities.filter(({ id }) => !entities.has(id)).map(({ id }) => id)
    expect(gone.filter((id) => !readings.includes(`\`${id}\``))).toEqual([])
    const passages = new Map(dataset.documents[0].passages.map((passage) => [passage.id, passage]))
    for (const { id, sha256: hash, start, end } of draft.passages) {
      expect(passages.get(id)).toMatchObject({ sha256: hash, start, end })
    }
    for (const { id, locator } of draft.claims.filter(({ id: one }) => claims.has(one))) {
      expect(dataset.claims.find((claim) => claim.id === id)?.passage, id).toContain(locator.passage)
    }
  })
})
