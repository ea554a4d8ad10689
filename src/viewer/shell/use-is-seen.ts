import { useMemo } from 'react'
import { foldingIn } from '../content/folding.ts'
import { usePage } from '../frame/page.ts'

/**
 * Whether a node has a mark, its own or that of the whole which it is folded into; what stands in no column of columns has
 * none, and of communities each mark stands for its members.
 */
export function useIsSeen(): (key: string) => boolean {
  const { content, shown, description, drawn, communities, hasNode } = usePage()
  const { value } = content
  return useMemo(() => {
    const folding =
      value === undefined || shown === undefined ? undefined : foldingIn(value, shown, description)
    const marks = new Set(drawn.drawing.nodes.map(({ key }) => key))
    if (communities !== undefined) return hasNode
    return (key) => marks.has(key) || marks.has(folding?.wholeOf(key) ?? key)
  }, [value, shown, description, drawn, communities, hasNode])
}
