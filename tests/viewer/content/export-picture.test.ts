import { expect, test } from 'vitest'
import { exportFormats } from '../../../src/export/index.ts'
import { claimLines, claimOfKey } from '../../../src/viewer/content/additions.ts'
import { exportPicture } from '../../../src/viewer/content/export-picture.ts'
import { mergePictures, pictureOf } from '../../../src/viewer/layout/picture.ts'
import { openBundledGraph } from '../bundled.ts'

const { ask, backend } = openBundledGraph()
const sites = pictureOf((await ask('MATCH p = (:Company)-[:BUILDS]->() RETURN p')).flat())

test.each(exportFormats)(
  '$id holds each relationship with its evidence, and no line of a claim',
  async (format) => {
    const lines = await claimLines(backend, sites, new AbortController().signal)
    expect([...lines.relationships.keys()].filter((key) => claimOfKey(key) !== '').length).toBeGreaterThan(0)
    const nodes = mergePictures(sites, { nodes: lines.nodes, relationships: new Map() })
    const text = async (picture: typeof sites): Promise<readonly string[]> =>
      (await exportPicture(picture, format, backend, 'a licence')).map((file) => file.text)
    expect(await text(mergePictures(sites, lines))).toEqual(await text(nodes))
    const [[claim, sha256]] = await ask(
      "MATCH (k:Claim)-[:EVIDENCED_BY]->(p) WHERE (k)-[:HAS_OBJECT]->({id: 'fac:alibaba-dc-dubai'}) RETURN k.id, p.sha256 LIMIT 1",
    )
    expect((await text(sites)).join('')).toContain(String(claim))
    expect((await text(sites)).join('')).toContain(String(sha256))
  },
)
