import { describe, expect, test } from 'vitest'
import { plainDescription } from '../../../src/backend/description.ts'
import { EmbeddedBackend } from '../../../src/backend/index.ts'
import { foldText, plainText, spellingsOf } from '../../../src/viewer/search/fold-text.ts'
import { buildSearchIndex, type SearchIndex } from '../../../src/viewer/search/search-index.ts'
import { graph } from '../../helpers/graph.ts'
import { openBundledGraph } from '../bundled.ts'

/** An index of the nodes of a drawing. */
async function indexOf(drawing: string): Promise<SearchIndex> {
  const database = graph(drawing)
  return buildSearchIndex(new EmbeddedBackend(database), plainDescription(database.schema()))
}

const { backend, description, ask } = openBundledGraph()
const bundled = await buildSearchIndex(backend, description)
const found = (text: string, most?: number): readonly string[] =>
  bundled.find(text, most).map(({ key }) => key)

describe('search in the bundled graph', () => {
  test('finds every node by its id, its name and each of its aliases, as the first of its kind', async () => {
    const nodes = await ask(
      `MATCH (n) WHERE NOT n:Passage AND NOT n:Claim AND n.name IS NOT NULL
       RETURN n.id, n.name, coalesce(n.aliases, []) AS aliases`,
    )
    expect(nodes.length).toBeGreaterThan(100)
    const missed: string[] = []
    for (const [id, name, aliases] of nodes)
      for (const text of [id, name, ...[aliases].flat()].map(String))
        if (!found(text).includes(String(id))) missed.push(`${text} does not find ${String(id)}`)
    expect(missed).toEqual([])
  })

  test('finds every claim by its id', async () => {
    const claims = await ask('MATCH (k:Claim) RETURN k.id')
    for (const [id] of claims) {
      const [hit] = bundled.find(String(id))
      expect(hit).toMatchObject({ kind: 'claim', key: id })
    }
  })

  test('finds a claim by what it says', async () => {
    const [[id, gloss]] = await ask(
      'MATCH (k:Claim) RETURN k.id, coalesce(k.name, k.gloss) ORDER BY k.id LIMIT 1',
    )
    expect(found(String(gloss))).toContain(id)
  })

  test('finds every question by its title, its id and its words', () => {
    expect(description.queries.length).toBeGreaterThan(20)
    for (const { id, title, question } of description.queries)
      for (const text of [id, title, question])
        expect(
          bundled
            .find(text)
            .filter(({ kind }) => kind === 'question')
            .map(({ key }) => key),
        ).toContain(id)
  })

  test('finds the document', async () => {
    const documents = await ask('MATCH (d:Document) RETURN d.id, d.title')
    expect(documents.length).toBeGreaterThan(0)
    for (const [id, title] of documents)
      expect(bundled.find(String(title)).some(({ kind, key }) => kind === 'document' && key === id)).toBe(
        true,
      )
  })

  test('finds no passages', async () => {
    const passages = new Set((await ask('MATCH (p:Passage) RETURN p.id')).flat())
    for (const text of ['p', 'p1', 'p12', 'passage'])
      expect(found(text, 500).filter((key) => passages.has(key))).toEqual([])
  })

  test('has the thing before what is said of it', () => {
    expect(bundled.find('alibaba')[0]).toMatchObject({ kind: 'node', key: 'org:alibaba' })
    expect(bundled.find('kenya')[0]).toMatchObject({ kind: 'node', key: 'place:KE' })
    const kinds = bundled.find('alibaba', 200).map(({ kind }) => kind)
    expect(kinds).toContain('claim')
  })

  test('finds nothing for nothing', () => {
    for (const text of ['', '   ', '—', '\u0301', 'qqqqqqqqqq']) expect(found(text)).toEqual([])
  })

  test('gives as many as were asked for', () => {
    expect(found('cloud').length).toBeLessThanOrEqual(12)
    expect(found('cloud', 3)).toHaveLength(3)
    expect(new Set(found('cloud', 100)).size).toBe(found('cloud', 100).length)
  })
})

describe('texts that are not names', () => {
  test('are found after names, with the property that has them', async () => {
    const long = `${'On the way there was nothing to be seen. '.repeat(5)}Then the harbour of Sund.`
    const { find } = await indexOf(
      `(:P {id: 'a', name: 'Ada', city: 'Port of Sund', tags: ['sailor', 'poet'], age: 36}), (:P {id: 'b', name: 'Sund'}),
       (:P {id: 'c', name: 'Cy', story: '${long}', importedFrom: 'sund.csv', importedLine: 2})`,
    )
    const [first, second, third] = find('sund')
    expect(first).toEqual({ kind: 'node', key: 'b', title: 'Sund', note: 'P', begins: true })
    expect(second).toEqual({
      kind: 'node',
      key: 'a',
      title: 'Ada',
      note: 'P · city: Port of Sund',
      begins: false,
    })
    expect(third).toMatchObject({ key: 'c', note: expect.stringMatching(/^P · story: ….{40,80}Sund\.$/) })
    expect(find('poet')).toMatchObject([{ kind: 'node', key: 'a', title: 'Ada', note: 'P · tags: poet' }])
    expect(find('port sund').map(({ key }) => key)).toEqual(['a'])
    expect(find('poe')).toHaveLength(1)
    for (const text of ['po', 'csv', 'oet']) expect(find(text), text).toEqual([])
  })

  test('are looked through as far as so many characters go, and the index says how far', async () => {
    const database = graph(
      `(:P {id: 'a', says: 'first words'}), (:P {id: 'b', says: 'other words'}), (:P {id: 'c', name: 'words'})`,
    )
    const build = (characters: number) =>
      buildSearchIndex(new EmbeddedBackend(database), plainDescription(database.schema()), { characters })
    const some = await build(15)
    expect(some.find('words').map(({ key }) => key)).toEqual(['c', 'a'])
    expect(some.searchedTexts).toBe(1)
    const all = await build(22)
    expect(all.find('words').map(({ key }) => key)).toEqual(['c', 'a', 'b'])
    expect(all.searchedTexts).toBeUndefined()
  })

  test('of nodes that claims speak of are not looked through', () => {
    const [node] = bundled.find('alibaba')
    expect(node.note).not.toContain('·')
    expect(bundled.searchedTexts).toBeUndefined()
  })
})

describe('search', () => {
  test('does not mind accents, case, hyphens, apostrophes and width', async () => {
    const { find } = await indexOf(
      `(:P {id: 'a', name: 'Åda-Lünd O’Hara'}), (:P {id: 'b', name: 'Ｗｉｄｅ Text'})`,
    )
    for (const text of [
      'ada lund',
      'ADA-LUND',
      'Åda Lünd',
      'A\u030Ada',
      'ohara',
      "o'hara",
      'o’hara',
      'lund ada',
    ])
      expect(
        find(text).map(({ key }) => key),
        text,
      ).toEqual(['a'])
    expect(find('wide').map(({ key }) => key)).toEqual(['b'])
  })

  test('has exact names first, then what begins so, then what holds or nearly is it', async () => {
    const { find } =
      await indexOf(`(:P {id: 'd', name: 'Norwell'}), (:P {id: 'c', name: 'The Harwell works'}),
      (:P {id: 'b', name: 'Harwell House'}), (:P {id: 'a', name: 'Harwell'}), (:P {id: 'e', name: 'Harwall'})`)
    const keys = find('harwell').map(({ key }) => key)
    expect(keys.slice(0, 2)).toEqual(['a', 'b'])
    expect(keys.slice(2).sort()).toEqual(['c', 'e'])
    expect(find('harw').map(({ key }) => key)).toEqual(expect.arrayContaining(['a', 'b', 'c']))
  })

  test('has a short name that is exact before long ones that score higher', async () => {
    const { find } = await indexOf(
      `(:P {id: 'long', name: 'Sun Sun Sun', aliases: ['Sun Sun', 'Suns']}), (:P {id: 'short', name: 'Sun'})`,
    )
    expect(find('sun')[0].key).toBe('short')
  })

  test('forgives a slip in a long word, none in a short one', async () => {
    const { find } = await indexOf(`(:P {id: 'a', name: 'Lighthouse'}), (:P {id: 'b', name: 'Oslo'})`)
    expect(find('lighthuse').map(({ key }) => key)).toEqual(['a'])
    expect(find('lihgthouse').map(({ key }) => key)).toEqual(['a'])
    expect(find('osla')).toEqual([])
  })

  test('looks for a text that is longer than any name, and finds nothing', async () => {
    const { find } = await indexOf(`(:P {id: 'a', name: 'Lighthouse'})`)
    expect(find('x'.repeat(300_000))).toEqual([])
  })

  test('takes a long word into the index', async () => {
    const { find } = await indexOf(`(:P {id: 'a', name: '${'x'.repeat(300_000)}'})`)
    expect(find('xxxx').map(({ key }) => key)).toEqual(['a'])
  })

  test('finds only what has every word', async () => {
    const { find } = await indexOf(`(:P {id: 'a', name: 'red tower'}), (:P {id: 'b', name: 'red house'})`)
    expect(find('red tower').map(({ key }) => key)).toEqual(['a'])
    expect(
      find('red', 9)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(['a', 'b'])
  })

  test('finds a node by caption and alias, and shows its name and label', async () => {
    const { find } = await indexOf(
      `(:P {id: 'a', name: 'A long name', caption: 'Shorty', aliases: ['Nick']})`,
    )
    for (const name of ['Shorty', 'Nick'])
      expect(find(name.toLowerCase())).toMatchObject([
        { key: 'a', title: 'A long name', note: `P · ${name}` },
      ])
    expect(find('a long')).toMatchObject([{ key: 'a', title: 'A long name', note: 'P' }])
  })

  test('has what is best connected first among names that are as near, an own name before an alias', async () => {
    const { find } = await indexOf(
      `(a:P {id: 'a', name: 'Sund Mill'}), (b:P {id: 'b', name: 'Sund Inn'}), (c:P {id: 'c', name: 'Port of Sund'}),
       (d:P {id: 'd', name: 'The Sund'}), (e:P {id: 'e', name: 'Sund'}), (f:P {id: 'f', name: 'Strait', aliases: ['Sund']}),
       (b)-[:T]->(a), (b)-[:T]->(c), (c)-[:T]->(e), (c)-[:T]->(d), (f)-[:T]->(c), (f)-[:T]->(b), (f)-[:T]->(a)`,
    )
    expect(find('sund').map(({ key }) => key)).toEqual(['e', 'f', 'b', 'a', 'c', 'd'])
    expect(find('sund').map(({ begins }) => begins)).toEqual([true, true, true, true, false, false])
  })

  test('finds a node whose name is a word that means something to JavaScript', async () => {
    const { find } = await indexOf(`(:P {id: 'a', name: 'constructor'}), (:P {id: 'b', name: '__proto__'})`)
    expect(find('constructor').map(({ key }) => key)).toEqual(['a'])
    expect(find('proto').map(({ key }) => key)).toEqual(['b'])
  })

  test('finds names in other scripts', async () => {
    const { find } = await indexOf(`(:P {id: 'a', name: '华为云'}), (:P {id: 'b', name: 'Сбер'})`)
    expect(find('华为').map(({ key }) => key)).toEqual(['a'])
    expect(find('сбер').map(({ key }) => key)).toEqual(['b'])
  })
})

describe('folding', () => {
  test.each([
    ['data centre', 'data center'],
    ['centres', 'centers'],
    ['fibre', 'fiber'],
    ['theatre', 'theater'],
    ['metre', 'meter'],
    ['programme', 'program'],
    ['programmes', 'programs'],
    ['defence', 'defense'],
    ['licences', 'licenses'],
    ['licenced', 'licensed'],
    ['catalogue', 'catalog'],
    ['dialogues', 'dialogs'],
    ['colour', 'color'],
    ['labour', 'labor'],
    ['neighbouring', 'neighboring'],
    ['behaviour', 'behavior'],
    ['harbour', 'harbor'],
    ['organisation', 'organization'],
    ['organised', 'organized'],
    ['digitalising', 'digitalizing'],
    ['analyse', 'analyze'],
    ['analysed', 'analyzed'],
    ['modelling', 'modeling'],
    ['travelled', 'traveled'],
    ['traveller', 'traveler'],
  ])('makes %s and %s the same, so that each finds the other', async (british, american) => {
    expect(foldText(british)).toBe(foldText(american))
    const { find } = await indexOf(
      `(:P {id: 'a', name: 'The ${british} here'}), (:P {id: 'b', name: 'The ${american} there'})`,
    )
    for (const text of [british, american])
      expect(
        find(text)
          .map(({ key }) => key)
          .sort(),
        text,
      ).toEqual(['a', 'b'])
  })

  test('leaves other words apart', () => {
    expect(foldText('size')).toBe('size')
    expect(foldText('metro')).not.toBe(foldText('meter'))
    expect(foldText('meteor')).toBe('meteor')
    expect(foldText('  A—B_c  ')).toBe('a b c')
  })
})

describe('while a name is typed', () => {
  test.each([
    ['organiz', 'organisation'],
    ['licens', 'licence'],
    ['cente', 'centre'],
    ['strasse', 'straße'],
    ['lodz', 'łódź'],
    ['datacent', 'data centre'],
    ['fiveyear', 'five-year'],
  ])('%s goes the way to %s', (typed, name) => {
    const ways = spellingsOf(name).flatMap((way) => way.split(' '))
    expect([plainText(typed), foldText(typed)].some((text) => ways.some((way) => way.startsWith(text)))).toBe(
      true,
    )
  })
})

test('search in a graph of more nodes than are looked through says in how many it looks', async () => {
  const database = graph("({id: 'a', name: 'Ada'}), ({id: 'b', name: 'Brock'}), ({id: 'c', name: 'Cleat'})")
  const indexOfFirst = (most: number): Promise<SearchIndex> =>
    buildSearchIndex(new EmbeddedBackend(database), plainDescription(database.schema()), { nodes: most })
  const [part, whole] = [await indexOfFirst(2), await indexOfFirst(3)]
  expect([part.searchedNodes, part.find('Brock').length, part.find('Cleat').length]).toEqual([2, 1, 0])
  expect([whole.searchedNodes, whole.find('Cleat').length]).toEqual([undefined, 1])
})
