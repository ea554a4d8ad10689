import {
  type Appearance,
  type ColourBy,
  colourNames,
  dashes,
  type LineAppearance,
  type NodeAppearance,
  RADIUS,
  type SizeBy,
  WIDTH,
} from '../../../model/appearance.ts'
import { iconNames } from '../../../model/icon-names.ts'
import type { ValueSource } from '../../../model/value-source.ts'
import type { Part, Word } from './part.ts'
import { MOST_KEYS } from './words.ts'

const PREFIX = 'look-'

/**
 * How nodes and lines look, a word for each thing that is said of a label or a type: `look-size-Company=by metric pageRank`,
 * `look-colour-*=kinds property country`, `look-width-BUILDS=steps property amount`.
 */
export const appearance: Part = {
  words: [],
  prefix: PREFIX,
  write: ({ appearance: { nodes, lines } }) => [
    ...Object.entries(nodes).flatMap(([label, { size, colour, icon }]) => [
      ...word('size', label, size && sizeText(size)),
      ...word('colour', label, colour && colourText(colour)),
      ...word('icon', label, icon),
    ]),
    ...Object.entries(lines).flatMap(([type, { width, colour, dash }]) => [
      ...word('width', type, width && sizeText(width)),
      ...word('stroke', type, colour && colourText(colour)),
      ...word('dash', type, dash),
    ]),
  ],
  read(link) {
    const said = wordsIn(link)
    return said.length === 0 ? undefined : { appearance: readAppearance(said) }
  },
  unreadable: (link) => wordsIn(link).flatMap((one) => (partOf(one) === undefined ? one[0] : [])),
  keep({ appearance: { nodes, lines } }) {
    const kept = {
      ...(Object.keys(nodes).length > 0 && { nodes }),
      ...(Object.keys(lines).length > 0 && { lines }),
    }
    return Object.keys(kept).length === 0 ? {} : { appearance: kept }
  },
  take: ({ appearance: kept }) => ({
    appearance: { nodes: kept?.nodes ?? {}, lines: kept?.lines ?? {} },
  }),
}

function wordsIn(link: URLSearchParams): readonly Word[] {
  return [...link].filter(([name]) => name.startsWith(PREFIX)).slice(0, MOST_KEYS)
}

function word(aspect: string, name: string, text: string | undefined): readonly Word[] {
  return text === undefined ? [] : [[`${PREFIX}${aspect}-${name}`, text]]
}

function sourceText(source: ValueSource): string {
  return source.kind === 'property'
    ? `property ${source.key}`
    : `${source.of === 'picture' ? 'drawn' : 'metric'} ${source.name}`
}

function sizeText(size: SizeBy): string {
  return size.kind === 'fixed'
    ? String(size.size)
    : `${size.steps === true ? 'steps' : 'by'} ${sourceText(size.by)}`
}

function colourText(colour: ColourBy): string {
  if (colour.kind === 'fixed') return colour.colour
  if (colour.kind === 'partition') return `kinds ${sourceText(colour.by)}`
  return `${colour.steps === true ? 'steps' : 'by'} ${sourceText(colour.by)}`
}

function readAppearance(said: readonly Word[]): Appearance {
  const nodes = new Map<string, NodeAppearance>()
  const lines = new Map<string, LineAppearance>()
  for (const [name, text] of said) {
    const part = partOf([name, text])
    if (part === undefined) continue
    const { of, node, line } = part
    if (node !== undefined) nodes.set(of, { ...nodes.get(of), ...node })
    if (line !== undefined) lines.set(of, { ...lines.get(of), ...line })
  }
  return { nodes: Object.fromEntries(nodes), lines: Object.fromEntries(lines) }
}

interface LookPart {
  readonly of: string
  readonly node: NodeAppearance | undefined
  readonly line: LineAppearance | undefined
}

/** What a word says, and of which label or type; undefined where it says nothing that can be read. */
function partOf([name, text]: Word): LookPart | undefined {
  const [, aspect, of] = /^look-([a-z]+)-([\s\S]*)$/.exec(name) ?? []
  if (of === undefined || of === '__proto__') return undefined
  const [node, line] = [nodePart(aspect, text), linePart(aspect, text)]
  return node === undefined && line === undefined ? undefined : { of, node, line }
}

/** What a word says of nodes; undefined where it says nothing that can be read. */
function nodePart(aspect: string, text: string): NodeAppearance | undefined {
  if (aspect === 'size') return said('size', readSize(text, RADIUS))
  if (aspect === 'colour') return said('colour', readColour(text))
  return aspect === 'icon'
    ? said(
        'icon',
        iconNames.find((name) => name === text),
      )
    : undefined
}

function linePart(aspect: string, text: string): LineAppearance | undefined {
  if (aspect === 'width') return said('width', readSize(text, WIDTH))
  if (aspect === 'stroke') return said('colour', readColour(text))
  return aspect === 'dash'
    ? said(
        'dash',
        dashes.find((name) => name === text),
      )
    : undefined
}

function said<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [one in Name]?: Value } | undefined {
  return value === undefined ? undefined : ({ [name]: value } as { readonly [one in Name]?: Value })
}

function readSize(
  text: string,
  { least, most }: { readonly least: number; readonly most: number },
): SizeBy | undefined {
  const [, how, rest] = /^(by|steps) ([\s\S]+)$/.exec(text) ?? []
  const by = rest === undefined ? undefined : readSource(rest)
  if (by !== undefined) return { kind: 'ranking', by, ...(how === 'steps' && { steps: true }) }
  const size = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN
  return size >= least && size <= most ? { kind: 'fixed', size } : undefined
}

function readColour(text: string): ColourBy | undefined {
  const [, how, rest] = /^(by|steps|kinds) ([\s\S]+)$/.exec(text) ?? []
  const by = rest === undefined ? undefined : readSource(rest)
  if (by !== undefined)
    return how === 'kinds'
      ? { kind: 'partition', by }
      : { kind: 'ranking', by, ...(how === 'steps' && { steps: true }) }
  const colour = colourNames.find((name) => name === text)
  return colour === undefined ? undefined : { kind: 'fixed', colour }
}

function readSource(text: string): ValueSource | undefined {
  const [, kind, name] = /^(property|metric|drawn) ([\s\S]+)$/.exec(text) ?? []
  if (name === undefined) return undefined
  if (kind === 'property') return { kind, key: name }
  return { kind: 'metric', name, ...(kind === 'drawn' && { of: 'picture' as const }) }
}
