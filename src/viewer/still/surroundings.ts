import type { Guide } from '../appearance/guide.ts'
import type { Description } from '../../backend/index.ts'
import { textsOf } from '../../model/texts.ts'
import type { Content } from '../content/content.ts'
import { headlineOf } from '../content/headline.ts'
import type { Shown } from '../content/shown.ts'
import type { ToldOfGraph } from '../content/told-of-graph.ts'
import type { Drawing, DrawnLine, DrawnNode } from '../drawing.ts'
import { elementOf } from '../layout/half-lines.ts'
import type { Picture } from '../layout/picture.ts'
import { endNames, lineWords, nodeWords } from '../render/element-words.ts'
import { legendOf } from '../render/legend.ts'
import type { Surroundings, Told } from './still-of.ts'

/** How much of the hash of a graph is written: as much as tells graphs apart, and can be read out. */
const HASH_DIGITS = 12

/** What is shown of a graph, and what the graph says of it. */
export interface ShownGraph {
  readonly content: Content
  readonly shown: Shown
  readonly drawing: Drawing
  /** What its sizes, widths and colours mean where something was chosen for them. */
  readonly guides: readonly Guide[]
  readonly description: Description
  readonly told: ToldOfGraph
}

/**
 * What stands around a drawing of what is shown.
 *
 * @param date on which it is drawn, as `2026-11-27`
 */
export function surroundingsOf(
  { content, shown, drawing, guides, description, told }: ShownGraph,
  date: string,
): Surroundings {
  const { picture } = shown
  const names = new Map(drawing.nodes.map(({ key, caption }) => [key, caption]))
  const ends = (line: DrawnLine) => endNames(line, picture, description, (key) => names.get(key) ?? key)
  return {
    headline: headlineOf(content, shown),
    legend: legendOf(drawing, picture, description, guides),
    source: sourceText(content, description, told.hash, date, drawing.ground?.credit),
    language: description.language,
    tellNode: (node) => tellNode(node, picture),
    tellLine: (line) => tellLine(line, lineWords(line, ...ends(line)), picture, told),
  }
}

/** `Source: A graph. From 3 documents. CC BY 4.0 · drawn 2026-11-27 · Silkgraph · graph 0123456789ab`. */
export function sourceText(
  { basis }: Pick<Content, 'basis'>,
  { title, licence }: Pick<Description, 'title' | 'licence'>,
  hash: string,
  date: string,
  credit = '',
): string {
  const from = [title.replace(/\.$/, ''), basis.replace(/\.$/, '')].filter((part) => part !== '').join('. ')
  return [
    `Source: ${from}`,
    licence,
    credit,
    `drawn ${date}`,
    'Silkgraph',
    hash === '' ? '' : `graph ${hash.slice(0, HASH_DIGITS)}`,
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

function tellNode(node: DrawnNode, { nodes }: Picture): Told {
  const labels = nodes.get(node.key)?.labels ?? []
  return {
    title: nodeWords(node) || node.label,
    facts: labels.length === 0 ? {} : { labels: labels.join(' ') },
  }
}

/** A line in words, its type, and the passages of the claims that it stands on. */
function tellLine(
  line: DrawnLine,
  words: string,
  { relationships }: Picture,
  { passages }: ToldOfGraph,
): Told {
  const relationship = relationships.get(elementOf(line.key, (key) => relationships.has(key)))
  if (relationship === undefined) return { title: words, facts: {} }
  const { type, properties } = relationship
  const claims = textsOf(properties['claims'])
  const cited = [...new Set(claims.flatMap((claim) => passages.get(claim) ?? []))]
  return {
    title: [words, type, cited.join(', ')].filter((part) => part !== '').join(' · '),
    facts: {
      type,
      ...(claims.length === 0 ? {} : { claims: claims.join(' ') }),
      ...(cited.length === 0 ? {} : { passages: cited.join(' ') }),
    },
  }
}
