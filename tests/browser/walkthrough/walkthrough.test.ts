import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hold } from '../../docs/hold.ts'
import { root, sharedPath } from '../../helpers/shared.ts'
import { describeInBrowser } from '../set-up/browser.ts'
import { openViewer, serveGraph, type Served } from '../set-up/served.ts'
import { aiddataTasks } from './aiddata-tasks.ts'
import { bundledTasks } from './bundled-tasks.ts'
import { Reader } from './reader.ts'

const projects = sharedPath('data/aiddata/projects.csv')
const folder = mkdtempSync(join(tmpdir(), 'silkgraph-walkthrough-'))
afterAll(() => rmSync(folder, { recursive: true }))

const graphs = [
  { name: 'the bundled graph', block: 'walkthrough', tasks: bundledTasks, graph: (): undefined => undefined },
  {
    name: 'the projects of AidData',
    block: 'walkthrough-aiddata',
    tasks: projects === undefined ? [] : aiddataTasks,
    graph: aiddata,
  },
]

/** Brings the table into a copy of the example, and says where that is. */
function aiddata(): string {
  const graph = join(folder, 'aiddata')
  cpSync(join(root, 'examples/aiddata'), graph, { recursive: true })
  const words = ['import', projects ?? '', '--map', join(graph, 'mapping.yaml'), '--graph', graph]
  execFileSync(process.execPath, [join(root, 'dist/cli/main.js'), ...words], { timeout: 60_000 })
  return graph
}

describeInBrowser('what an analyst wants to know', ({ newPage }) => {
  describe.each(graphs.filter(({ tasks }) => tasks.length > 0))('of $name', ({ block, tasks, graph }) => {
    let served: Served | undefined
    const taken = new Map<string, number>()
    beforeAll(async () => {
      served = await serveGraph(graph())
    }, 120_000)
    afterAll(async () => served?.stop())

    test.each(tasks)('$title', { timeout: 60_000 }, async ({ title, allowed, prepare, walk }) => {
      const page = await newPage()
      await openViewer(page, served?.url ?? '')
      await prepare?.(page)
      const reader = new Reader(page)
      await walk(reader)
      expect(reader.actions).toBeLessThanOrEqual(allowed)
      taken.set(title, reader.actions)
      await page.close()
    })

    test('takes as many actions as docs/viewer.md says', async () => {
      expect([...taken.keys()]).toEqual(tasks.map(({ title }) => title))
      const rows = tasks.map(({ title, allowed }) => `| ${title} | ${taken.get(title) ?? ''} | ${allowed} |`)
      await hold(
        'viewer.md',
        block,
        ['| task | actions | at most |', '| --- | --- | --- |', ...rows].join('\n'),
      )
    })
  })
})
