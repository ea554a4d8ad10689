import { countText } from '../../model/count-text.ts'
import type { Picture } from '../layout/picture.ts'
import { sampledOf, sampledWords } from '../state/sampled.ts'
import { kindName } from '../words/kind-name.ts'
import type { Content, Whole } from './content.ts'
import { MOST_OF_PHRASE } from './phrase-cypher.ts'

/** `189 of 50,000 nodes and 2,000 of 120,000 relationships`. */
export function partsText(whole: Whole | undefined, { nodes, relationships }: Picture): string {
  const drawn = [...nodes.values()].filter(({ many }) => many === undefined).length
  return `${partText(drawn, whole?.nodes, 'node')} and ${partText(relationships.size, whole?.relationships, 'relationship')}`
}

/** `200 of 50,000 nodes with the label Ship.` */
export function sampleText(of: string, whole: Whole | undefined, picture: Picture): string {
  const sampled = sampledOf(of)
  if (sampled?.kind === 'label') {
    const { label } = sampled
    const drawn = [...picture.nodes.values()].filter(({ labels }) => hasLabel(labels, label)).length
    const words = label === '' ? 'without a label' : `with the label ${kindName(label)}`
    return `${partText(drawn, whole?.nodes, 'node')} ${words}.`
  }
  if (sampled === undefined) return ''
  const labelled = (key: string, label: string): boolean =>
    hasLabel(picture.nodes.get(key)?.labels ?? [], label)
  const drawn = [...picture.relationships.values()].filter(
    ({ type, start, end }) =>
      type === sampled.type && labelled(start, sampled.start) && labelled(end, sampled.end),
  ).length
  return `${partText(drawn, whole?.relationships, 'relationship')}: ${sampledWords(of)}.`
}

/** `50,000 nodes of 3 labels and 120,000 relationships of 4 types.`; of a part of the schema, which part. */
export function schemaText(whole: Whole | undefined, { nodes, relationships }: Picture): string {
  const { nodes: allNodes = 0, relationships: allRelationships = 0, labels = 0, types = 0 } = whole ?? {}
  if (allNodes === 0) return 'The graph is empty.'
  const marks = [...nodes.values()].filter(({ many }) => many !== undefined)
  const shownLabels = marks.filter((mark) => mark.labels.length > 0).length
  const unlabelled = marks.find((mark) => mark.labels.length === 0)?.many ?? 0
  const lines = [...relationships.values()].filter(({ many }) => many !== undefined)
  const shownTypes = new Set(lines.map(({ type }) => type)).size
  const loose = unlabelled === 0 ? '' : `, ${numberText(unlabelled)} without a label,`
  const ofNodes = countText(allNodes, 'node')
  const ofRelationships = countText(allRelationships, 'relationship')
  if (shownLabels === labels && shownTypes === types)
    return `${ofNodes} of ${countText(labels, 'label')}${loose} and ${ofRelationships} of ${countText(types, 'type')}.`
  return (
    `${partText(shownLabels, labels, 'label')} and ${partText(shownTypes, types, 'type')} of relationships, ` +
    `in a graph of ${ofNodes} and ${ofRelationships}.`
  )
}

/** Whether the LIMIT of what was asked left something out, or may have. */
export function isCut({ source, view, question, result, whole, base }: Content): boolean {
  if (source.kind === 'phrase') return result?.records.length === MOST_OF_PHRASE
  if (source.kind === 'sample') {
    const drawn = result?.records.length ?? 0
    const all = whole?.nodes ?? whole?.relationships
    return all === undefined ? drawn === source.most : drawn < all
  }
  if (view !== undefined)
    return (
      view.whole !== undefined &&
      (whole === undefined ||
        base.nodes.size < (whole.nodes ?? 0) ||
        base.relationships.size < (whole.relationships ?? 0))
    )
  const text = source.kind === 'query' ? source.text : (question?.records ?? '')
  const limit = /\bLIMIT\s+(\d+)[\s;]*$/i.exec(text)?.[1]
  return limit !== undefined && limit !== '0' && result?.records.length === Number(limit)
}

function hasLabel(labels: readonly string[], label: string): boolean {
  return label === '' ? labels.length === 0 : labels.includes(label)
}

/** `200 of 50,000 nodes`; `7 nodes` where that is all of them, or how many there are is not known. */
function partText(shown: number, all: number | undefined, what: string): string {
  return all === undefined || shown >= all
    ? countText(shown, what)
    : `${numberText(shown)} of ${countText(all, what)}`
}

function numberText(count: number): string {
  return count.toLocaleString('en')
}
