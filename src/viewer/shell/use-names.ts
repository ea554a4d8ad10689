import { useCallback, useState } from 'react'
import type { Description } from '../../backend/index.ts'
import type { Content } from '../content/content.ts'
import { isMany } from '../drawing.ts'
import { groupedWords } from '../state/communities.ts'
import { isolated } from '../words/isolated.ts'
import { captionOf } from '../words/names.ts'
import { phraseOf } from '../words/phrases.ts'

type Names = ReadonlyMap<string, string>

/** What is called how, by key: of all that was drawn since the page was opened, so that what was taken away keeps its name. */
export function useNames(content: Content | undefined, description: Description): (key: string) => string {
  const [before, setKnown] = useState({
    content: undefined as Content | undefined,
    description,
    names: noNames,
  })
  const isKnown = before.content === content && before.description === description
  const known = isKnown
    ? before
    : { content, description, names: withNames(before.names, content, description) }
  if (!isKnown) setKnown(known)
  const { names } = known
  return useCallback(
    (key) => {
      const nameOf = (one: string): string => names.get(one) ?? nameIn(content, one, description) ?? one
      const name = nameOf(key)
      return name === key ? (groupedWords(key, nameOf) ?? key) : name
    },
    [names, content, description],
  )
}

const noNames: Names = new Map()

function withNames(before: Names, content: Content | undefined, description: Description): Names {
  // So many are called by name when they are asked for, and forgotten with the picture.
  if (content === undefined || isMany(content.base.nodes.size, content.base.relationships.size)) return before
  const names = new Map(before)
  const nameOf = (key: string): string => isolated(names.get(key) ?? key)
  for (const { nodes, relationships } of [content.base, content.additions]) {
    for (const node of nodes.values()) names.set(node.key, captionOf(node, description))
    for (const { key, start, type, end } of relationships.values())
      names.set(key, `${nameOf(start)} ${phraseOf(type, 'out', description)} ${nameOf(end)}`)
  }
  return names
}

function nameIn(content: Content | undefined, key: string, description: Description): string | undefined {
  const node = content?.base.nodes.get(key) ?? content?.additions.nodes.get(key)
  if (node !== undefined) return captionOf(node, description)
  const line = content?.base.relationships.get(key) ?? content?.additions.relationships.get(key)
  if (line === undefined) return undefined
  const endOf = (end: string): string => isolated(nameIn(content, end, description) ?? end)
  return `${endOf(line.start)} ${phraseOf(line.type, 'out', description)} ${endOf(line.end)}`
}
