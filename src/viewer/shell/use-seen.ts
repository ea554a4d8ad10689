import { useMemo } from 'react'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { foldPicture } from '../layout/fold.ts'
import { mergePictures } from '../layout/picture.ts'
import { litBy } from './lit.ts'

/** Where what is selected is seen, and what is not dimmed then; what is folded into another is seen there. */
export function useSeen(): { readonly seen: string; readonly lit: ReadonlySet<string> | undefined } {
  const { content, shown, description, drawn } = usePage()
  const { value } = content
  const { drawing } = drawn
  const selected = useSelect(({ state }) => state.selected)
  const seen = useMemo(() => {
    if (litBy(drawing, selected) !== undefined || value?.view === undefined || shown === undefined)
      return selected
    const all = mergePictures(value.base, value.additions)
    return foldPicture(shown.picture, value.view, description, all).wholeOf(selected)
  }, [drawing, selected, shown, value, description])
  const lit = useMemo(() => litBy(drawing, seen), [drawing, seen])
  return { seen, lit }
}
