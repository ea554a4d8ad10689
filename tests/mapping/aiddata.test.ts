import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { EmbeddedBackend } from '../../src/backend/index.ts'
import { claimsByIds } from '../../src/evidence/claims.ts'
import { readGraphFolder } from '../../src/host/node.ts'
import { checkFolder } from '../../src/opening/check-folder.ts'
import { describeDataset } from '../../src/opening/describe.ts'
import { FullDatabase } from '../../src/opening/full-database.ts'
import { compile } from '../../src/dataset/compile.ts'
import { loadGraph } from '../../src/opening/load-graph.ts'
import { placeText } from '../../src/model/passage-place.ts'
import { documentView, rowPassages } from '../../src/viewer/details/document.ts'
import { silkgraph } from '../cli/silkgraph.ts'
import { root, sharedPath } from '../helpers/shared.ts'

const projects = sharedPath('data/aiddata/projects.csv')
const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-aiddata-'))
afterAll(() => rmSync(scratch, { recursive: true }))

describe.skipIf(projects === undefined)(
  'the table of AidData beside the checkout',
  () => {
    const file = projects ?? ''
    const graph = join(scratch, 'aiddata')
    const claims = join(graph, 'claims/aiddata.ndjson')
    const words = ['import', file, '--map', join(graph, 'mapping.yaml'), '--graph', graph]
    cpSync(`${root}examples/aiddata`, graph, { recursive: true })

    test('is told before it is brought in, and nothing written', async () => {
      const { code, out } = await silkgraph([...words, '--dry-run'])
      expect({ code, out: out.split('\n').slice(1) }).toEqual({
        code: 0,
        out: ['entities  21,693 (21,693 added)', 'claims    18,227 (18,227 added), on 23,273 cells'],
      })
      expect(() => statSync(claims)).toThrow('ENOENT')
    })

    test('is brought in, and a second run changes nothing', async () => {
      expect(await silkgraph(words)).toMatchObject({ code: 0, err: '' })
      const first = readFileSync(claims)
      expect((await silkgraph(words)).out.split('\n').slice(1)).toEqual([
        'entities  21,693',
        'claims    18,227, on 23,273 cells',
        'Nothing changed.',
      ])
      expect(readFileSync(claims).equals(first)).toBe(true)
    })

    test('holds together, and its first picture answers who finances what, where and in which sector', async () => {
      const { dataset, queries, errors, notices } = checkFolder(readGraphFolder(graph), { runs: true })
      expect(errors).toEqual([])
      expect([...new Set(notices.map(({ code }) => code))]).toEqual(['DuplicateCaption'])
      if (dataset === undefined) throw new Error('the folder has no right shape')
      const database = new FullDatabase(loadGraph(compile(dataset)))
      const [view] = dataset.views
      const picture = database.query(view.picture).records
      expect(picture.length).toBeGreaterThanOrEqual(20)
      expect(picture.every((paths) => paths.every((path) => path !== null))).toBe(true)
      // Every relationship leads to a row of the table, and to who the table credits.
      const backend = new EmbeddedBackend(database, describeDataset(dataset, queries, ''))
      const bare = database.query(
        'MATCH ()-[r]->() WHERE r.layer IS NOT NULL AND size(r.claims) = 0 RETURN count(r)',
      )
      expect(bare.records).toEqual([[0]])
      const [claim] = await claimsByIds(backend, [
        'aiddata.33736.finances.unspecified-chinese-government-institution',
      ])
      expect(claim.passages.map(({ place }) => placeText(place))).toEqual(['row 2375, column funding_agency'])
      expect(claim.credited.length).toBeGreaterThan(0)
      // The page shows the row, not the table.
      const shown = await documentView(backend, 'aiddata')
      expect(shown).toMatchObject({ kind: 'table', number: 23_273, covered: 23_273, passages: [] })
      const cells = await rowPassages(backend, 'aiddata', claim.id)
      expect(cells.map(({ place }) => placeText(place))).toEqual(
        [
          'crs_sector_code',
          'crs_sector_name',
          'funding_agency',
          'implementing_agency',
          'recipient_condensed',
        ].map((column) => `row 2375, column ${column}`),
      )
      expect(cells.flatMap((cell) => cell.claims).map(({ id }) => id)).toContain(claim.id)
      expect(await rowPassages(backend, 'aiddata', '')).toHaveLength(50)
    })

    test('proves each cell that its claims cite', async () => {
      const { code, out } = await silkgraph(['verify', '--graph', graph, '--document', file])
      expect({ code, out: out.split('\n') }).toEqual({
        code: 0,
        out: [
          'Global Chinese Official Finance Dataset, version 1.0, 2000 to 2014: 23,273 cells, 23273 match',
          'Your copy is byte for byte the document that was read; all rows, columns and cells agree with it.',
        ],
      })
    })
  },
  240_000,
)
