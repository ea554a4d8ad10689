import { propertyOf, type PlainGraph, type PlainRelationship } from '../model/elements.ts'
import { importedKeys } from '../model/imported.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { modalities } from '../dataset/schemas/common.ts'
import { passagesOf } from '../dataset/schemas/documents.ts'
import { countText } from '../model/count-text.ts'
import type { CommandContext } from './context.ts'

const WIDTH = 100

/** What a graph holds, in a screenful: documents, claims, entities by label, relationships by modality, what is unverified. */
export function summarise(dataset: Dataset, graph: PlainGraph, colours: CommandContext['colours']): string {
  const world = graph.relationships.filter(isOfClaims)
  const counting = (key: string, value: unknown): number =>
    world.filter((relationship) => propertyOf(relationship, key) === value).length
  const byModality = modalities.map((modality) => `${numberText(counting('modality', modality))} ${modality}`)
  const reference = counting('layer', 'reference')
  const unverified = counting('verified', false)
  const credited = dataset.claims.filter(({ attribution }) => attribution !== undefined).length
  const passages = dataset.documents.flatMap(passagesOf).length
  const entities = entityCount(dataset, graph)
  const entry = (name: string, text: string): string => `${colours.dim(name.padEnd(INDENT))}${wrap(text)}`
  return [
    colours.bold(dataset.ontology.title),
    '',
    ...dataset.documents.map(({ title }, index) => entry(index === 0 ? 'Documents' : '', title)),
    ...where(
      dataset.claims.length + passages,
      entry(
        'Claims',
        `${countText(dataset.claims.length, 'claim')} on ${countText(passages, 'passage')}, ${numberText(credited)} credited to a named source`,
      ),
    ),
    ...where(
      entities,
      entry(
        'Entities',
        `${countText(entities, 'entity', 'entities')}: ${labelCounts(dataset, graph).join(', ')}`,
      ),
    ),
    ...where(
      world.length,
      entry('Relationships', `${countText(world.length, 'relationship')}: ${byModality.join(', ')}`),
      entry(
        '',
        `${numberText(world.length - reference)} from claims, ${numberText(reference)} from reference facts, ${numberText(unverified)} of these unverified`,
      ),
    ),
    ...where(dataset.imported.length, entry('Imported', importedText(dataset))),
  ].join('\n')
}

/** Lines that are told where there is something to tell. */
function where(count: number, ...lines: readonly string[]): readonly string[] {
  return count === 0 ? [] : lines
}

function numberText(number: number): string {
  return number.toLocaleString('en')
}

/** `34 imported nodes and 78 imported relationships`. */
export function importedText({ imported }: Pick<Dataset, 'imported'>): string {
  const nodes = imported.reduce((sum, file) => sum + file.nodes.length, 0)
  const relationships = imported.reduce((sum, file) => sum + file.relationships.length, 0)
  return `${countText(nodes, 'imported node')} and ${countText(relationships, 'imported relationship')}`
}

/** Whether a relationship is of the world layer: a claim or a reference fact says so. */
function isOfClaims(relationship: PlainRelationship): boolean {
  return (
    propertyOf(relationship, 'layer') !== undefined &&
    propertyOf(relationship, importedKeys.from) === undefined
  )
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
