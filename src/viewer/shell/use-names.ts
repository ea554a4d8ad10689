import { useMemo, useRef } from 'react'
import type { Description } from '../../backend/index.ts'
import type { Content } from '../content/content.ts'
import { isolated } from '../words/isolated.ts'
import { captionOf } from '../words/names.ts'
import { phraseOf } from '../words/phrases.ts'

/** What is called how, by key: of all that was drawn since the page was opened, so that what was taken away keeps its name. */
export function useNames(content: Content | undefined, description: Description): (key: string) => string {
  const names = useRef(new Map<string, string>())
  return useMemo(() => {
    const nameOf = (key: string): string => isolated(names.current.get(key) ?? key)
    for (const { nodes, relationships } of content === undefined ? [] : [content.base, content.additions]) {
      for (const node of nodes.values()) names.current.set(node.key, captionOf(node, description))
      for (const { key, start, type, end } of relationships.values())
        names.current.set(key, `${nameOf(start)} ${phraseOf(type, 'out', description)} ${nameOf(end)}`)
    }
    return (key) => names.current.get(key) ?? key
  }, [content, description])
}
