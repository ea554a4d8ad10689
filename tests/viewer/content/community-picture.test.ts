import { describe, expect, test } from 'vitest'
import { dress } from '../../../src/viewer/appearance/dress.ts'
import { communityPicture } from '../../../src/viewer/content/communities/community-picture.ts'
import { headlineOfCommunities } from '../../../src/viewer/content/communities/headline.ts'
import { typesBetween } from '../../../src/viewer/content/communities/community-view.ts'
import { divide } from '../../../src/viewer/content/communities/divide.ts'
import { seenAt } from '../../../src/viewer/content/communities/open-communities.ts'
import { legendOf } from '../../../src/viewer/render/legend.ts'
import { layOut } from '../../../src/viewer/layout/index.ts'
import { nodeWords, lineWords } from '../../../src/viewer/render/element-words.ts'
import { betweenKey, communityKey, groupedOf } from '../../../src/viewer/state/communities.ts'
import { description, groupsOf, pictureOf, size } from './divided.ts'

describe('the picture of communities', () => {
  const picture = pictureOf('abcdef', ['ab', 'bc', 'ac', 'de', 'ad', 'eb', 'fa'])
  const division = divide(picture, groupsOf('abcdef', '11122-'))
  const { picture: marks } = communityPicture(picture, division, description)
  const [large, small] = [communityKey('a', false), communityKey('d', false)]

  test('has marks that are no nodes, and lines that are no relationships, with how many they stand for', () => {
    expect([...marks.nodes.values()].map(({ key, id, labels, many }) => [key, id, labels, many])).toEqual([
      [large, -1, [], 3],
      [small, -1, [], 2],
      ['f', 5, ['A'], undefined],
    ])
    expect(
      [...marks.relationships.values()].map(({ start, end, id, type, many }) => [start, end, id, type, many]),
    ).toEqual([
      [large, small, -1, '', 2],
      [large, 'f', -1, '', 1],
    ])
    expect(typesBetween({ division }, [small, large], picture, description)).toEqual([
      { text: 'r', count: 2 },
    ])
  })

  test('is put into words, and into a legend that counts no label that is not drawn', () => {
    const drawing = layOut(marks, undefined, description, size)
    expect(drawing.nodes.map(nodeWords)).toContain('A and 2 more, one mark for 3 nodes')
    const line = drawing.lines.find(({ key }) => key === betweenKey(large, small))
    expect(line === undefined ? '' : lineWords(line, 'A', 'D')).toBe('A and D: 2 relationships between them')
    const { labels, communities, rest } = legendOf(drawing, marks, description)
    expect([communities, rest]).toEqual([true, false])
    expect(labels.map(({ text }) => text)).toEqual(['A (1)'])
  })

  test('has no looks of nodes and relationships, whose legend does not count it', () => {
    const drawing = layOut(marks, undefined, description, size)
    const colour = { kind: 'fixed', colour: 'blue' } as const
    const looks = [
      { nodes: { '*': { colour, icon: 'anchor' } }, lines: { '*': { colour, dash: 'dotted' as const } } },
    ]
    const dressed = dress(drawing, marks, looks, new Map(), description).drawing
    const isGrouped = ({ key }: { readonly key: string }): boolean => groupedOf(key) !== undefined
    expect(dressed.nodes.filter(isGrouped)).toEqual(drawing.nodes.filter(isGrouped))
    expect(dressed.lines.filter(isGrouped)).toEqual(drawing.lines.filter(isGrouped))
    expect(dressed.nodes.find(({ key }) => key === 'f')).toMatchObject({ icon: 'anchor' })
    expect(dressed).not.toEqual(drawing)
  })

  test('tells the mark of what is left over from that of a community', () => {
    const loose = pictureOf('abcde', ['ab'])
    const { picture: some } = communityPicture(loose, divide(loose, groupsOf('abcde', '11234')), description)
    const { picture: none } = communityPicture(loose, divide(loose, groupsOf('abcde', '12345')), description)
    const told = [some, none].map((one) => {
      const { communities, rest } = legendOf(layOut(one, undefined, description, size), one, description)
      return [communities, rest]
    })
    expect(told).toEqual([
      [true, true],
      [false, true],
    ])
  })

  test('lights what records hold at its marks', () => {
    expect([...seenAt({ division }, new Set(['a', 'b', 'e', 'f']))]).toEqual([large, small, 'f'])
    const keys = new Set(['a'])
    expect(seenAt(undefined, keys)).toBe(keys)
  })

  test('draws the heaviest of very many lines, and one at least of each mark', () => {
    const keys = Array.from({ length: 120 }, (_, at) => String.fromCodePoint(0x4e00 + at))
    const pairs = keys.flatMap((one, at) => keys.slice(at + 1).map((other) => one + other))
    const many = pictureOf(keys.join(''), pairs)
    const groups = new Map(keys.map((key, at) => [key, at >> 1] as const))
    const division = divide(many, groups)
    const grouped = communityPicture(many, division, description)
    const { picture: drawn, lines, pairs: all } = grouped
    const headline = headlineOfCommunities([], division, { part: many, whole: many }, grouped, description)
    expect(all).toBe((60 * 59) / 2)
    expect(headline).toMatch(/; \d+ of 1,770 lines are drawn, the heaviest and one at least of each mark\.$/)
    expect(drawn.relationships.size).toBe(lines)
    expect(lines).toBeLessThan(all)
    const met = new Set([...drawn.relationships.values()].flatMap(({ start, end }) => [start, end]))
    expect(met.size).toBe(60)
  })
})
