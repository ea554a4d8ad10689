import { isList } from '../../model/kinds.ts'
import type { MapValue } from '../../model/values.ts'
import type { Subgraph } from '../../subgraph/subgraph.ts'
import { type LossKind, Losses } from '../losses.ts'
import { textOf } from '../writing/attributes.ts'
import { isUnwritable } from './text.ts'

const untyped: LossKind = {
  one: 'value that is not text',
  many: 'values that are not text',
  outcome: 'written as text',
}

const list: LossKind = {
  one: 'list',
  many: 'lists',
  outcome: 'written with commas between the items',
}

export const unwritable: LossKind = {
  one: 'text with a character that Markdown cannot hold',
  many: 'texts with characters that Markdown cannot hold',
  outcome: 'written with U+FFFD instead',
}

/** What a page does not keep of a subgraph, each thing counted once, however often the page names it. */
export function lossesOf({ nodes, relationships }: Subgraph): Losses {
  const losses = new Losses()
  const text = (one: string): void => {
    if (isUnwritable(one)) losses.add(unwritable)
  }
  const held = (properties: MapValue): void => {
    for (const [name, value] of Object.entries(properties)) {
      text(name)
      if (value === null) continue
      if (isList(value)) losses.add(list)
      else if (typeof value !== 'string') losses.add(untyped)
      text(textOf(value))
    }
  }
  for (const { key, labels, properties } of nodes) {
    for (const one of [key, ...labels]) text(one)
    held(properties)
  }
  for (const { type, properties } of relationships) {
    text(type)
    held(properties)
  }
  return losses
}
