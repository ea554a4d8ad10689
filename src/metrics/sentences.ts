import { countText } from '../model/count-text.ts'
import type { Metric, Settings } from './metric.ts'
import type { Part } from './read-part.ts'

const along = {
  out: 'from start to end',
  in: 'from end to start',
  both: 'either way',
  any: 'either way',
} as const

/** What a result means, what was counted and how, what was left out, and how it came about. */
export function resultText(metric: Metric, settings: Settings, part: Part, remark: string): string {
  const direction = metric.direction === 'any' ? 'any' : settings.direction
  return [
    metric.meaning(settings),
    `Counted: ${countedText(part)}, ${along[direction]}; ${metric.counting(settings)}.`,
    leftOutText(part),
    part.unweighted === 0
      ? ''
      : `${countText(part.unweighted, 'relationship')} without \`${settings.weight}\` ${part.unweighted === 1 ? 'counts' : 'count'} 1.`,
    remark,
    ...part.unknown,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

/** What a part is, as sentences. */
export function partText(part: Part): string {
  return [`Counted: ${countedText(part)}.`, leftOutText(part), ...part.unknown].join(' ')
}

function countedText({ network: { size, sources } }: Part): string {
  return `${countText(size, 'node')} and ${countText(sources.length, 'relationship')}`
}

function leftOutText({ left, otherNodes, otherTypes, otherRelationships, areAtOtherNodes }: Part): string {
  const parts = [
    ...left.map(({ what, nodes }) => countText(nodes, what.singular, what.plural)),
    ...(otherNodes === 0 ? [] : [countText(otherNodes, 'other node')]),
    ...(otherTypes === 0 ? [] : [`${countText(otherTypes, 'relationship')} of other types`]),
    ...(otherRelationships === 0
      ? []
      : areAtOtherNodes
        ? [`${countText(otherRelationships, 'relationship')} of those nodes`]
        : [countText(otherRelationships, 'other relationship')]),
  ]
  if (parts.length === 0) return 'Left out: nothing.'
  return `Left out: ${parts.join('; ')}.`
}
