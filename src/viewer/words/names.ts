import type { Description } from '../../backend/index.ts'
import { nameText, usualNames } from '../../model/node-name.ts'
import type { MapValue } from '../../model/values.ts'
import { labelOf } from './labels.ts'

const LONGEST = 48

interface Named {
  readonly labels: readonly string[]
  readonly properties: MapValue
}

/** The property that nodes are called by, for each label for which the reader chose one. */
export interface Captions {
  readonly [label: string]: string
}

/** What a node is called on the canvas, in at most 48 characters. A claim is called by what it says. */
export function captionOf(node: Named, description: Description): string {
  return shortened(nameOf(node, description))
}

/** What a node is called: by the property that its label names, else a usual one, else its `id`, else its kind. Never blank. */
export function nameOf({ labels, properties }: Named, description: Description): string {
  const { caption, singular } = labelOf(labels, description)
  const isClaim = description.evidence && labels.includes('Claim')
  const names = [...(caption === undefined ? [] : [caption]), ...usualNames.slice(isClaim ? 1 : 0)]
  for (const name of names) {
    const text = nameText(properties[name])
    if (text !== '') return text
  }
  const id = properties['id']
  const text = nameText(id)
  return typeof id === 'string' && text !== ''
    ? text
    : text === ''
      ? `unnamed ${singular}`
      : `${singular} ${text}`
}

/** A description in whose words the reader chose the property that the nodes of a label are called by. */
export function calledBy(description: Description, captions: Captions): Description {
  if (Object.keys(captions).length === 0) return description
  const unknown = Object.keys(captions).filter(
    (label) => !description.labels.some(({ name }) => name === label),
  )
  return {
    ...description,
    labels: [...description.labels, ...unknown.map((label) => labelOf([label], description))].map(
      (label) => ({
        ...label,
        caption: Object.hasOwn(captions, label.name) ? captions[label.name] : label.caption,
      }),
    ),
  }
}

/** A text of at most 48 characters, cut between words. */
export function shortened(text: string): string {
  if (text.length <= LONGEST) return text
  const cut = text.slice(0, LONGEST - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2)).trimEnd()}…`
}
