import { propertyOf, type PlainGraph } from '../model/elements.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { modalities } from '../dataset/schemas/common.ts'
import { passagesOf } from '../dataset/schemas/documents.ts'
import { countText } from '../model/count-text.ts'
import type { CommandContext } from './context.ts'

const WIDTH = 100

/** What a graph holds, in a screenful: documents, claims, entities by label, relationships by modality, what is unverified. */
export function summarise(dataset: Dataset, graph: PlainGraph, colours: CommandContext['colours']): string {
  const world = graph.relationships.filter((relationship) => propertyOf(relationship, 'layer') !== undefined)
  const counting = (key: string, value: unknown): number =>
    world.filter((relationship) => propertyOf(relationship, key) === value).length
  const byModality = modalities.map((modality) => `${counting('modality', modality)} ${modality}`)
  const reference = counting('layer', 'reference')
  const unverified = counting('verified', false)
  const credited = dataset.claims.filter(({ attribution }) => attribution !== undefined).length
  const passages = dataset.documents.flatMap(passagesOf).length
  const entry = (name: string, text: string): string => `${colours.dim(name.padEnd(INDENT))}${wrap(text)}`
  return [
    colours.bold(dataset.ontology.title),
    '',
    ...dataset.documents.map(({ title }, index) => entry(index === 0 ? 'Documents' : '', title)),
    entry(
      'Claims',
      `${countText(dataset.claims.length, 'claim')} on ${countText(passages, 'passage')}, ${credited} credited to a named source`,
    ),
    entry(
      'Entities',
      `${countText(entityCount(dataset, graph), 'entity', 'entities')}: ${labelCounts(dataset, graph).join(', ')}`,
    ),
    entry('Relationships', `${countText(world.length, 'relationship')}: ${byModality.join(', ')}`),
    entry(
      '',
      `${world.length - reference} from claims, ${reference} from reference facts, ${unverified} of these unverified`,
    ),
  ].join('\n')
}

const INDENT = 15

function labelCounts(dataset: Dataset, graph: PlainGraph): readonly string[] {
  return Object.entries(dataset.ontology.labels)
    .map(([label, { singular, plural }]) => ({
      number: graph.nodes.filter(({ labels }) => labels.includes(label)).length,
      singular,
      plural,
    }))
    .filter(({ number }) => number > 0)
    .sort((a, b) => b.number - a.number)
    .map(({ number, singular, plural }) => countText(number, singular, plural))
}

function entityCount(dataset: Dataset, graph: PlainGraph): number {
  return graph.nodes.filter(({ labels }) =>
    labels.some((label) => Object.hasOwn(dataset.ontology.labels, label)),
  ).length
}

/** Breaks a text between words and indents all lines but the first. */
function wrap(text: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > WIDTH - INDENT) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join(`\n${' '.repeat(INDENT)}`)
}
