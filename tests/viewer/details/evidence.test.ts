import { describe, expect, test } from 'vitest'
import { byPassagePlace } from '../../../src/model/passage-place.ts'
import { pictureOf } from '../../../src/viewer/layout/picture.ts'
import { claimLines } from '../../../src/viewer/content/additions.ts'
import { claimsByIds } from '../../../src/evidence/claims.ts'
import { documentList, documentView } from '../../../src/viewer/details/document.ts'
import { lineView, nodeView, type NodeView } from '../../../src/viewer/details/element.ts'
import { emptyPicture } from '../../../src/viewer/layout/picture.ts'
import { openBundledGraph } from '../bundled.ts'

const { backend, description, ask } = openBundledGraph()

/** Every claim with its subject and its object, '' where that is words, straight from the graph. */
const claims = (
  await ask(`MATCH (k:Claim)-[:HAS_SUBJECT]->(s) OPTIONAL MATCH (k)-[:HAS_OBJECT]->(o)
             RETURN k.id, s.id, coalesce(o.id, ''), k.gloss ORDER BY k.id`)
).map(([id, subject, object, gloss]) => ({
  id: String(id),
  subject: String(subject),
  object: String(object),
  gloss: String(gloss),
}))

/** The ids of all claims that the panel of a node leads to. */
function reachedFrom(view: NodeView | undefined): ReadonlySet<string> {
  const inGroups = view?.groups.flatMap(({ relationships }) =>
    relationships.flatMap((one) => one.evidence?.claims ?? []),
  )
  return new Set([...(inGroups ?? []), ...(view?.otherClaims ?? [])].map(({ id }) => id))
}

describe('the evidence of the bundled graph', () => {
  test('reaches every claim from its document, once under each of its passages', async () => {
    const [[all]] = await ask('MATCH (k:Claim) RETURN count(k)')
    expect(claims).toHaveLength(Number(all))
    const cited = new Map(
      (await ask(`MATCH (k:Claim)-[:EVIDENCED_BY]->(p:Passage) RETURN k.id, collect(p.id)`)).map(
        ([id, passages]) => [String(id), [passages].flat().map(String).sort()],
      ),
    )
    const found = new Map<string, string[]>()
    for (const { key } of await documentList(backend)) {
      const view = await documentView(backend, key)
      for (const passage of view?.passages ?? [])
        for (const { id } of passage.claims) found.set(id, [...(found.get(id) ?? []), passage.key].sort())
    }
    expect(found).toEqual(cited)
    expect([...found.keys()].sort()).toEqual(claims.map(({ id }) => id))
  })

  test('has the passages of a document in its own order, each with claims or the reason why not', async () => {
    const [first] = await documentList(backend)
    const view = await documentView(backend, first.key)
    const places = view?.passages.map(({ place }) => place) ?? []
    expect(places.length).toBeGreaterThan(20)
    expect(places).toEqual(places.toSorted(byPassagePlace))
    expect(view).toMatchObject({
      kind: 'text',
      number: places.length,
      covered: view?.passages.filter((one) => one.claims.length > 0).length,
    })
    for (const { claims: held, noClaim, key } of view?.passages ?? [])
      expect(held.length > 0 || noClaim !== '', key).toBe(true)
    expect(view?.title).not.toBe('')
    expect(view?.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('knows no document of another name', async () => {
    expect(await documentView(backend, 'nothing')).toBeUndefined()
    expect(await documentView(backend, claims[0].subject)).toBeUndefined()
  })

  test('reaches every claim from its subject and from its object', { timeout: 60_000 }, async () => {
    const withObject = claims.filter(({ object }) => object !== '')
    const ends = new Set([...claims.map(({ subject }) => subject), ...withObject.map(({ object }) => object)])
    const reached = new Map<string, ReadonlySet<string>>()
    for (const key of ends)
      reached.set(key, reachedFrom(await nodeView({ backend, description }, key, emptyPicture)))
    expect(claims.filter(({ id, subject }) => reached.get(subject)?.has(id) !== true)).toEqual([])
    expect(withObject.length).toBeLessThan(claims.length)
    expect(withObject.filter(({ id, object }) => reached.get(object)?.has(id) !== true)).toEqual([])
  })

  test('says of a claim what it says, who is credited, where it stands, and how firmly', async () => {
    const records = await ask(`MATCH (k:Claim)-[:EVIDENCED_BY]->(p)-[:IN_DOCUMENT]->(d)
      OPTIONAL MATCH (k)-[:ATTRIBUTED_TO]->(a)
      RETURN k.id, k.gloss, k.modality, d.id, collect(DISTINCT a.id), collect(DISTINCT p.sha256)`)
    const views = new Map(
      (
        await claimsByIds(
          backend,
          claims.map(({ id }) => id),
        )
      ).map((view) => [view.id, view]),
    )
    expect(views.size).toBe(claims.length)
    for (const [id, gloss, modality, document, credited, hashes] of records) {
      const view = views.get(String(id))
      expect(view).toMatchObject({ gloss, modality })
      expect(view?.document.key).toBe(document)
      expect(view?.credited.map(({ key }) => key).sort()).toEqual([credited].flat().map(String).sort())
      expect(view?.passages.map(({ sha256 }) => sha256).sort()).toEqual([hashes].flat().map(String).sort())
    }
    for (const { id, subject, object } of claims)
      expect([views.get(id)?.subject.key, views.get(id)?.object.key]).toEqual([subject, object])
  })

  test('lists no relationship in the panel of a node twice, and all of them', async () => {
    for (const key of ['org:alibaba', 'org:huawei-cloud', 'place:KE']) {
      const [[count]] = await ask(
        'MATCH (n {id: $key})-[r]-() WHERE r.layer IS NOT NULL RETURN count(DISTINCT r)',
        { key },
      )
      const view = await nodeView({ backend, description }, key, emptyPicture)
      expect(view?.groups.flatMap(({ relationships }) => relationships)).toHaveLength(Number(count))
      expect(new Set(view?.groups.map(({ phrase }) => phrase)).size).toBe(view?.groups.length)
    }
    expect(await nodeView({ backend, description }, 'nothing', emptyPicture)).toBeUndefined()
  })

  test('leads from every relationship to exactly the claims it stands on, or to its source', async () => {
    const drawn = pictureOf((await ask('MATCH (a)-[r]->(b) WHERE r.layer IS NOT NULL RETURN a, r, b')).flat())
    expect(drawn.relationships.size).toBeGreaterThan(100)
    for (const relationship of drawn.relationships.values()) {
      const [start, end] = [relationship.start, relationship.end].map((key) => ({ key, name: key }))
      const { evidence } = await lineView(backend, relationship, start, end, description)
      const ids = [relationship.properties['claims'] ?? []].flat()
      expect(evidence?.claims.map(({ id }) => id)).toEqual(ids)
      expect(ids.length > 0 || (evidence?.reference ?? '') !== '', relationship.key).toBe(true)
    }
  })

  test('names the source of reference facts, and says which nobody looked up', async () => {
    const facts = await ask(
      "MATCH (a)-[r {layer: 'reference'}]->(b) RETURN a, r, b, r.source, r.verified ORDER BY a.id",
    )
    const verdicts = new Set<unknown>()
    for (const [a, r, b, source, verified] of facts) {
      const [relationship] = pictureOf([a, r, b]).relationships.values()
      const named = { key: '', name: '' }
      const { evidence } = await lineView(backend, relationship, named, named, description)
      expect(evidence?.reference).toBe(source)
      expect(evidence?.verified).toBe(verified)
      verdicts.add(verified)
    }
    expect(verdicts).toEqual(new Set([true, false]))
  })

  test('leads from a line that is part of a claim to that claim', async () => {
    const parts = pictureOf(
      (await ask('MATCH (k:Claim)-[r:HAS_SUBJECT|ATTRIBUTED_TO]->(b) RETURN k, r, b')).flat(),
    )
    expect(parts.relationships.size).toBeGreaterThan(100)
    for (const part of parts.relationships.values()) {
      const [start, end] = [part.start, part.end].map((key) => ({ key, name: key }))
      const { evidence } = await lineView(backend, part, start, end, description)
      expect(evidence?.claims.map(({ id }) => id)).toEqual([part.start])
    }
  })

  test('leads from the line of a claim to that claim alone', async () => {
    const lines = await claimLines({ backend, description }, emptyPicture)
    expect(lines.relationships.size).toBeGreaterThan(0)
    for (const line of lines.relationships.values()) {
      const named = { key: '', name: '' }
      const { evidence } = await lineView(backend, line, named, named, description)
      expect(evidence?.claims.map(({ id }) => `claim:${id}`)).toEqual([line.key])
    }
  })
})
