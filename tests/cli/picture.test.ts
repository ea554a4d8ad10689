import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { root } from '../helpers/shared.ts'
import { silkgraph } from './silkgraph.ts'

const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-picture-'))
afterAll(() => rmSync(scratch, { recursive: true }))
const at = (name: string): string => join(scratch, name)
/** The 27th of November 2026. */
const environment = { SOURCE_DATE_EPOCH: '1795780800' }
const views = ['overview', 'agreements', 'sources', 'outlook', 'numbers', 'everything']

describe('silkgraph picture', () => {
  test('lists the views', async () => {
    const { code, out, err } = await silkgraph(['picture'])
    expect([code, err]).toEqual([0, ''])
    expect(out.split('\n').map((line) => line.split(' ')[0])).toEqual(views)
    expect(out).toContain('Which company groups are where abroad')
  })

  test.each(views)(
    'draws %s as SVG, the same bytes each time, with what says where it is from',
    async (view) => {
      const written = async (name: string): Promise<string> => {
        const { code, err } = await silkgraph(['picture', view, '-o', at(name)], { environment })
        expect([code, err.split('\n')[0]]).toEqual([0, `Wrote ${at(name)}`])
        return readFileSync(at(name), 'utf8')
      }
      const svg = await written(`${view}.svg`)
      expect(await written(`${view} again.svg`)).toBe(svg)
      expect(svg).toMatch(
        /Source: The overseas expansion of China&#39;s AI cloud.* · drawn 2026-11-27 · Silkgraph · graph [0-9a-f]{12}</,
      )
    },
  )

  test.each([
    ['1', 'light', 700],
    ['4', 'dark', 2800],
  ])('draws a PNG at scale %s, %s', async (scale, theme, width) => {
    const words = ['picture', 'outlook', '-o', at(`${scale}.png`), '--width', '700', '--height', '500']
    const { code, err } = await silkgraph([...words, '--scale', scale, '--theme', theme], { environment })
    expect([code, err]).toEqual([0, `Wrote ${at(`${scale}.png`)}\n21 nodes, 9 lines`])
    const bytes = readFileSync(at(`${scale}.png`))
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(bytes.readUInt32BE(16)).toBe(width)
    expect(bytes.length).toBeGreaterThan(20_000)
  })

  test('GEXF holds where the nodes stand and their colours, so that Gephi opens the same picture', async () => {
    const svg = at('places.svg')
    const gexf = at('places.gexf')
    for (const file of [svg, gexf])
      expect((await silkgraph(['picture', 'outlook', '-o', file], { environment })).code).toBe(0)
    const drawn = [
      ...readFileSync(svg, 'utf8').matchAll(/class="node" data-key="([^"]*)".*?cx="([^"]*)" cy="([^"]*)"/g),
    ]
    expect(drawn.length).toBe(21)
    const text = readFileSync(gexf, 'utf8')
    const places = new Map(
      [...text.matchAll(/<node id="([^"]*)"[\s\S]*?<viz:position x="([^"]*)" y="([^"]*)"/g)].map(
        ([, key, x, y]) => [key, [Number(x), Number(y)]] as const,
      ),
    )
    for (const [, key, x, y] of drawn) {
      const [left, up] = places.get(key) ?? [NaN, NaN]
      expect([left, -up]).toEqual([expect.closeTo(Number(x), 1), expect.closeTo(Number(y), 1)])
    }
    expect(text.match(/<viz:color /g)?.length).toBe(places.size)
  })

  test('a graph of a file is drawn in its own words, and letters that the font lacks are told of a PNG', async () => {
    const graph = join(root, 'tests/fixtures/lighthouses')
    const { code, out } = await silkgraph(['picture', '--graph', graph])
    expect([code, out]).toEqual([0, expect.stringMatching(/^\w+ {2,}\S/)])
    writeFileSync(at('names.cypher'), "CREATE (:Town {name: '上海'})-[:NEAR]->(:Town {name: 'Żółw & <b>'})")
    const svg = await silkgraph([
      'picture',
      'everything',
      '--graph',
      at('names.cypher'),
      '-o',
      at('names.svg'),
    ])
    expect([svg.code, svg.err]).toEqual([0, `Wrote ${at('names.svg')}\n2 nodes, 1 line`])
    expect(readFileSync(at('names.svg'), 'utf8')).toContain('Żółw &#38; &#60;b&#62;')
    const png = await silkgraph([
      'picture',
      'everything',
      '--graph',
      at('names.cypher'),
      '-o',
      at('names.png'),
    ])
    expect([png.code, png.err.split('\n')[0]]).toEqual([
      0,
      '1 name has letters that the font of the picture does not: they are boxes in a PNG. An SVG shows them with the fonts of whoever opens it.',
    ])
  })

  test.each<[readonly string[], string]>([
    [
      ['overvew', '-o', 'x.svg'],
      `Unknown view overvew. Did you mean overview? The views of the graph are ${views.join(', ')}.`,
    ],
    [
      ['overview'],
      'No file was named to write the picture to. Name one, as in -o overview.svg or -o overview.png.',
    ],
    [
      ['-o', 'x.svg'],
      'No view was named to be drawn. Name one before the options, as in silkgraph picture overview -o x.svg.',
    ],
    [['overview', '-o', 'x.svg', '--theme', 'blue'], 'Unknown theme blue. --theme takes light or dark.'],
    [
      ['overview', '-o', 'x.png', '--scale', '3'],
      '--scale must be 1, 2 or 4, but is "3". Write --scale 2; for another size give --width and --height.',
    ],
    [
      ['overview', '-o', 'x.svg', '--width', '12.5'],
      '--width must be a whole number from 300 to 10000, but is "12.5". Write --width 1200.',
    ],
    [
      ['overview', '-o', 'x.png', '--width', '9000', '--height', '9000', '--scale', '4'],
      expect.stringContaining(
        'is too large to be drawn. Give a smaller --scale, --width or --height',
      ) as string,
    ],
    [
      ['overview', '-o', 'x.pgn'],
      expect.stringContaining('No format has files that end in .pgn. Did you mean png?') as string,
    ],
    [['overview', '-o', 'x'], expect.stringContaining('x does not say the format by its ending.') as string],
    [
      ['overview', '-o', 'x.svg', '--format', 'jpeg'],
      expect.stringContaining('Unknown format jpeg.') as string,
    ],
    [
      ['overview', '-o', 'x.gexf', '--format', 'png'],
      'x.gexf ends in .gexf, but --format png writes files that end in .png. Name it x.png, or leave out --format png.',
    ],
    [['overview', '-o', scratch], expect.stringContaining('is a folder.') as string],
  ])('%j is refused', async (words, message) => {
    expect(await silkgraph(['picture', ...words])).toEqual({ code: 2, out: '', err: message })
  })

  test.each(['1e99', '-1', '99999999999999'])('a date of %s is refused', async (SOURCE_DATE_EPOCH) => {
    const words = ['picture', 'numbers', '-o', join(scratch, 'dated.svg')]
    const { code, err } = await silkgraph(words, { environment: { SOURCE_DATE_EPOCH } })
    expect([code, err]).toEqual([2, expect.stringContaining('must be whole seconds since 1970')])
  })
})
