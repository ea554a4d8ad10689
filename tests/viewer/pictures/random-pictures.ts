import { randomNumbers } from '../../../src/viewer/layout/random.ts'
import type { Picture, PictureNode, PictureRelationship } from '../../../src/viewer/layout/picture.ts'

/** Decides all random pictures. */
export const SEED = 20_261_127
const COUNT = 20
const [LEAST, MOST] = [50, 500]

type Ends = readonly [start: number, end: number]
type Kind = (nodes: number, random: () => number) => readonly Ends[]

const below = (random: () => number, most: number): number => Math.floor(random() * most)

/** Each hangs on an earlier one. */
const tree: Kind = (nodes, random) =>
  Array.from({ length: nodes - 1 }, (_, at): Ends => [below(random, at + 1), at + 1])

const uniform: Kind = (nodes, random) =>
  Array.from({ length: Math.round(nodes * 1.4) }, (): Ends => [below(random, nodes), below(random, nodes)])

/** Each new one hangs on two ends of earlier lines, so that few have many. */
const preferential: Kind = (nodes, random) => {
  const lines: Ends[] = [[0, 1]]
  for (let at = 2; at < nodes; at++)
    for (const _ of [1, 2])
      lines.push([at, lines[below(random, lines.length)][below(random, 2) === 0 ? 0 : 1]])
  return lines
}

/** Groups of a dozen, close within and loosely joined. */
const groups: Kind = (nodes, random) => {
  const group = (at: number): number => Math.floor(at / 12)
  const within = (at: number): number => Math.min(group(at) * 12 + below(random, 12), nodes - 1)
  return Array.from({ length: nodes }, (_, at): readonly Ends[] => [
    [at, within(at)],
    [at, within(at)],
    ...(random() < 0.15 ? [[at, below(random, nodes)] as const] : []),
  ]).flat()
}

/** A grid with a few ways across. */
const mesh: Kind = (nodes, random) => {
  const across = Math.round(Math.sqrt(nodes * 1.5))
  return Array.from({ length: nodes }, (_, at): readonly Ends[] => [
    ...((at + 1) % across !== 0 && at + 1 < nodes ? [[at, at + 1] as const] : []),
    ...(at + across < nodes ? [[at, at + across] as const] : []),
    ...(random() < 0.03 ? [[at, below(random, nodes)] as const] : []),
  ]).flat()
}

const kinds: Readonly<Record<string, Kind>> = { tree, uniform, preferential, groups, mesh }

export interface NamedPicture {
  readonly name: string
  readonly picture: Picture
}

/** Twenty pictures of 50 to 500 nodes, four of each kind; those of several parts keep them. */
export function randomPictures(): readonly NamedPicture[] {
  const names = Object.keys(kinds)
  return Array.from({ length: COUNT }, (_, at) => {
    const nodes = Math.round(LEAST + ((MOST - LEAST) * at) / (COUNT - 1))
    const kind = names[at % names.length]
    const random = randomNumbers(SEED + at)
    const named = Array.from({ length: nodes }, () => nameOf(random))
    return { name: `${kind} of ${nodes}`, picture: pictureFrom(named, kinds[kind](nodes, random)) }
  })
}

/** A picture of nodes called so, and lines between them by number. A line is drawn once, and none from a node to itself. */
export function pictureFrom(names: readonly string[], lines: readonly Ends[]): Picture {
  const key = (at: number): string => `n${String(at).padStart(4, '0')}`
  const nodes = names.map((name, id): PictureNode => ({
    key: key(id),
    id,
    labels: ['Thing'],
    properties: { name },
  }))
  const relationships = lines
    .filter(([start, end]) => start !== end)
    .map(([start, end], id): PictureRelationship => ({
      key: `${key(start)} R ${key(end)}`,
      id,
      type: 'R',
      start: key(start),
      end: key(end),
      properties: {},
    }))
  return {
    nodes: new Map(nodes.map((node) => [node.key, node])),
    relationships: new Map(relationships.map((one) => [one.key, one])),
  }
}

const syllables = [
  'ka',
  'lo',
  'mer',
  'ti',
  'san',
  'do',
  'vel',
  'ra',
  'nu',
  'berg',
  'wick',
  'el',
  'os',
  'mi',
  'tan',
  'hal',
]

/** A name of four to some fifteen letters, one in four of two words. */
function nameOf(random: () => number): string {
  const word = (): string => {
    const text = Array.from(
      { length: 2 + below(random, 3) },
      () => syllables[below(random, syllables.length)],
    ).join('')
    return text[0].toUpperCase() + text.slice(1)
  }
  return random() < 0.25 ? `${word()} ${word()}` : word()
}
