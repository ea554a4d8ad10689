import { useMemo } from 'react'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { markAt } from '../content/communities/open-communities.ts'
import { foldingIn } from '../content/folding.ts'
import { joiningOf } from './joining.ts'
import { litBy } from './lit.ts'

/** Where what is selected is seen, and what is not dimmed then; what is folded into another is seen there, and a member of a community at its mark. */
export function useSeen(): {
  readonly seen: readonly string[]
  readonly lit: ReadonlySet<string> | undefined
} {
  const { content, shown, communities, description, drawn } = usePage()
  const { value } = content
  const { drawing } = drawn
  const selected = useSelect(({ state }) => state.selected)
  const found = communities?.found
  const seen = useMemo(() => {
    const isSeen = (key: string): boolean => litBy(drawing, [key]) !== undefined
    if (found?.division !== undefined) return selected.map((key) => (isSeen(key) ? key : markAt(found, key)))
    if (value === undefined || shown === undefined || selected.every(isSeen)) return selected
    const folding = foldingIn(value, shown, description)
    return [...new Set(selected.map((key) => (isSeen(key) ? key : (folding?.wholeOf(key) ?? key))))]
  }, [drawing, selected, shown, found, value, description])
  const joining = useMemo(() => joiningOf(value, selected), [value, selected])
  const lit = useMemo(() => litBy(drawing, seen, joining), [drawing, seen, joining])
  return { seen, lit }
}
