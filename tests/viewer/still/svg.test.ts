import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { everythingView, plainDescription } from '../../../src/backend/description.ts'
import { EmbeddedBackend } from '../../../src/backend/index.ts'
import type { Database } from '../../../src/database/database.ts'
import type { Drawing } from '../../../src/viewer/drawing.ts'
import { lineStyles } from '../../../src/viewer/render/line-styles.ts'
import { shownView } from '../../../src/viewer/still/shown-view.ts'
import { stillOf } from '../../../src/viewer/still/still-of.ts'
import { svgOf } from '../../../src/viewer/still/svg.ts'
import { surroundingsOf } from '../../../src/viewer/still/surroundings.ts'
import { themes } from '../../../src/viewer/still/themes.ts'
import { graph } from '../../helpers/graph.ts'
import { root } from '../../helpers/shared.ts'
import { found, ofClass, parsed, shown, size, svgShown, views, type Element } from './stills.ts'

describe.each(views)('the view %s as SVG', (view) => {
  test('has each node and line of the drawing as an element, where it stands, with its name', async () => {
    const graphShown = await shown(view)
    const { nodes, lines } = graphShown.drawing
    const svg = parsed(svgShown(graphShown))
    const drawn = ofClass(svg, 'node')
    expect(drawn.map(({ attributes }) => attributes['data-key'])).toEqual(nodes.map(({ key }) => key))
    drawn.forEach((element, at) => {
      const { x, y, caption, note } = nodes[at]
      const [title, disc] = element.children
      expect([title.name, title.text, disc.name]).toEqual([
        'title',
        expect.stringContaining(caption),
        'circle',
      ])
      expect(title.text).toContain(note)
      expect([Number(disc.attributes['cx']), Number(disc.attributes['cy'])]).toEqual([
        expect.closeTo(x, 1),
        expect.closeTo(y, 1),
      ])
    })
    expect(ofClass(svg, 'line').map(({ attributes }) => attributes['data-key'])).toEqual(
      lines.map(({ key }) => key),
    )
    const names = ofClass(svg, 'name').filter(({ attributes }) =>
      nodes.some(({ key }) => key === attributes['data-key']),
    )
    for (const name of names) {
      const node = nodes.find(({ key }) => key === name.attributes['data-key'])
      expect(name.children.map(({ text }) => text)).toEqual(
        [node?.caption, node?.note].filter((text) => text !== ''),
      )
    }
    // Names between columns all have their place; among forces most do.
    expect(names.length).toBeGreaterThan(nodes.length / 2)
  })

  test('says of each line its type and the sentences that it stands on', async () => {
    const graphShown = await shown(view)
    const { relationships } = graphShown.shown.picture
    const svg = parsed(svgShown(graphShown))
    let cited = 0
    for (const { attributes, children } of ofClass(svg, 'line')) {
      const relationship = relationships.get(attributes['data-key'].replace(/ (from|to)$/, ''))
      if (relationship === undefined) continue
      expect(attributes['data-type']).toBe(relationship.type)
      expect(children[0].text).toContain(relationship.type)
      if (attributes['data-passages'] === undefined) continue
      cited++
      expect(attributes['data-passages']).toMatch(/^doc:\S+#\S+( doc:\S+#\S+)*$/)
      expect(children[0].text).toContain(attributes['data-passages'].split(' ')[0])
    }
    // Its lines credit claims, and stand on none.
    expect(cited > 0).toBe(view !== 'sources')
  })

  test('has its headline, legend and source, each line within the picture', async () => {
    const graphShown = await shown(view)
    const svg = parsed(svgShown(graphShown))
    const surroundings = surroundingsOf(graphShown, '2026-11-27')
    const words = (name: string): string =>
      found(ofClass(svg, name)[0], ({ name: tag }) => tag === 'text')
        .map(({ text }) => text)
        .join(' ')
    expect(words('headline')).toBe(surroundings.headline)
    expect(words('source')).toBe(surroundings.source)
    for (const { text } of surroundings.legend.labels) expect(words('legend')).toContain(text)
    for (const line of surroundings.legend.lines) expect(words('legend')).toContain(line.words)
    const { width = '', height = '' } = svg.attributes
    for (const name of ['headline', 'legend', 'source'])
      for (const { attributes } of found(ofClass(svg, name)[0], ({ name: tag }) => tag === 'text')) {
        expect(Number(attributes['x']) + Number(attributes['textLength'])).toBeLessThanOrEqual(Number(width))
        expect(Number(attributes['y'])).toBeLessThan(Number(height))
      }
  })
})

test('an SVG can be read out: role, title and description', async () => {
  const svg = parsed(svgShown(await shown('overview')))
  expect([svg.attributes['role'], svg.attributes['aria-labelledby'], svg.attributes['xml:lang']]).toEqual([
    'graphics-document document',
    'title desc',
    'en',
  ])
  const [title, desc] = svg.children
  expect([title.attributes['id'], desc.attributes['id']]).toEqual(['title', 'desc'])
  expect(title.text).toMatch(/sites, systems/)
  expect(desc.text).toMatch(/^30 nodes and 34 lines\. Source: /)
  for (const { attributes } of [...ofClass(svg, 'node'), ...ofClass(svg, 'line')])
    expect(attributes['role']).toBe('graphics-symbol img')
})

/** All of a graph that nobody has described. */
function everythingOf(database: Database, title: string): ReturnType<typeof shownView> {
  const description = { ...plainDescription(database.schema()), views: [everythingView], title }
  const { signal } = new AbortController()
  return shownView(new EmbeddedBackend(database), description, everythingView.id, undefined, size, signal)
}

test('its description counts one as one', async () => {
  const svg = parsed(svgShown(await everythingOf(graph('(a:A)-[:R]->(a)'), 'a loop')))
  expect(svg.children[1].text).toMatch(/^1 node and 1 line\./)
})

test('the themes are those of the page', () => {
  const tokens = readFileSync(`${root}src/viewer/styles/tokens.css`, 'utf8')
  const [light, dark] = tokens.split('[data-theme=')
  const read = (css: string, name: string): string | undefined =>
    new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css)?.[1]
  for (const [css, { labels, ramp, ...palette }] of [
    [light, themes.light],
    [dark, themes.dark],
  ] as const) {
    for (const [name, colour] of Object.entries(palette))
      expect([name, read(css, name)]).toEqual([name, colour])
    expect(ramp.map((_, index) => read(css, `ramp-${index}`))).toEqual(ramp)
    expect(labels.map((_, index) => read(css, `label-${index}`))).toEqual(labels)
  }
})

const nothing = {
  lines: [],
  labels: [],
  guides: [],
  inked: false,
  hollow: false,
  communities: false,
  rest: false,
}
const surroundings = {
  headline: '',
  legend: nothing,
  source: 'Source: a test',
  language: 'en',
  tellNode: () => ({ title: 'a node', facts: {} }),
  tellLine: () => ({ title: 'a line', facts: {} }),
}
const node = {
  x: 100,
  y: 100,
  size: 10,
  colour: 0,
  label: 'A',
  icon: 'ship',
  hollow: false,
  inside: '',
  caption: 'A name',
  note: '',
  side: 'right',
  strong: false,
  more: 0,
} as const
const line = {
  start: 'a',
  end: 'b',
  curve: 0,
  flow: false,
  caption: '',
  symmetric: false,
  worded: false,
} as const
const pathsOf = (element: Element): readonly Element['attributes'][] =>
  element.children.filter(({ name }) => name === 'path').map(({ attributes }) => attributes)

test.each(Object.entries(lineStyles))(
  'a line that stands as %s has its dash, width and head',
  (standing, style) => {
    const drawing: Drawing = {
      nodes: [
        { ...node, key: 'a' },
        { ...node, key: 'b', x: 300 },
      ],
      lines: [{ ...line, key: 'l', standing: standing as keyof typeof lineStyles }],
      titles: [],
    }
    const svg = parsed(svgOf(stillOf(drawing, size, surroundings, { palette: themes.light })))
    const [course, head] = pathsOf(ofClass(svg, 'line')[0])
    const dash = style.dash.every((length) => length === 0) ? undefined : style.dash.join(' ')
    expect([course['stroke-width'], course['stroke-dasharray'], course['stroke']]).toEqual([
      String(style.width),
      dash,
      themes.light[style.colour],
    ])
    // From rim to rim, the head's tip at the rim of the end.
    expect(course['d']).toMatch(/^M110 100L2[89]\d(\.\d+)? 100$/)
    if (style.head === 'none') return expect(head).toBeUndefined()
    expect(head['d']).toContain('L290 100L')
    expect([head['d'].endsWith('Z'), head['fill']]).toEqual(
      style.head === 'filled' ? [true, themes.light[style.colour]] : [false, 'none'],
    )
  },
)

test('a quiet line is there and hidden, a hollow mark has a broken rim, a label without an icon its letters', () => {
  const drawing: Drawing = {
    nodes: [
      { ...node, key: 'a', hollow: true, inside: '3' },
      { ...node, key: 'b', x: 300, icon: 'none of them', label: 'LightHouse' },
    ],
    lines: [{ ...line, key: 'l', standing: 'fact', quiet: true }],
    titles: [],
  }
  const svg = parsed(svgOf(stillOf(drawing, size, surroundings, { palette: themes.dark })))
  expect(ofClass(svg, 'line').map(({ attributes }) => attributes['visibility'])).toEqual(['hidden'])
  const [hollow, lettered] = ofClass(svg, 'node')
  expect(hollow.children[1].attributes['stroke-dasharray']).toMatch(/^\d/)
  expect(hollow.text).toContain('3')
  expect(lettered.text).toContain('LH')
})

test('what lies beyond the canvas makes the picture larger, and its places stay those of the drawing', () => {
  const drawing: Drawing = {
    nodes: [
      { ...node, key: 'a', x: -200 },
      { ...node, key: 'b', y: 1900 },
    ],
    lines: [],
    titles: [],
  }
  const svg = parsed(svgOf(stillOf(drawing, size, surroundings, { palette: themes.light })))
  expect(Number(svg.attributes['width'])).toBeGreaterThan(1400)
  expect(Number(svg.attributes['height'])).toBeGreaterThan(1900)
  expect(ofClass(svg, 'drawing')[0].attributes['transform']).toBe('translate(218 0)')
  expect(ofClass(svg, 'node').map(({ children }) => children[1].attributes['cx'])).toEqual(['-200', '100'])
})

test('whatever names, labels and types are called, the SVG is well-formed, and nothing in it runs or turns text around', async () => {
  const hostile = fc.oneof(
    fc.constantFrom(
      '<script>alert(1)</script>',
      ']]>&amp;"\'',
      '\u202Eeman',
      'a\u0000b\uFFFE',
      'שלום',
      '<!--',
      '\u2068',
      'line\nbreak\ttab',
      '👩‍👩‍👧‍👦',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
  )
  await fc.assert(
    fc.asyncProperty(hostile, hostile, hostile, async (name, label, type) => {
      const database = graph('(a:A)')
      const quoted = (text: string): string => '`' + text.replaceAll('`', '``') + '`'
      // No label and no type may hold U+0000.
      const named = (text: string): string => text.replaceAll('\u0000', ' ')
      database.query(
        `MATCH (a) SET a.name = $name CREATE (a)-[:${quoted(named(type))}]->(:${quoted(named(label))} {name: $name})`,
        { name },
      )
      const text = svgShown(await everythingOf(database, name))
      const svg = parsed(text)
      expect(ofClass(svg, 'node')).toHaveLength(2)
      expect(ofClass(svg, 'line')).toHaveLength(1)
      const tags = new Set(found(svg, () => true).map((element) => element.name))
      expect(
        ['script', 'image', 'use', 'a', 'foreignObject', 'style'].filter((tag) => tags.has(tag)),
      ).toEqual([])
      expect(text).not.toMatch(/[\u202A-\u202E\u2066\u2067]/)
    }),
    { numRuns: 60 },
  )
})
