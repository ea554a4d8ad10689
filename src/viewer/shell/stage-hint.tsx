import { countText } from '../../model/count-text.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'

/** Where the picture goes on beyond what can be seen of it: that it does, and how to see the rest. */
export function StageHint() {
  const { drawn, size, renderer } = usePage()
  // Whether the reader looks at the picture as it opens.
  const atRest = useSelect(({ state }) => state.camera === undefined)
  const below = drawn.drawing.nodes.filter(({ y }) => y > size.height).length
  if (!atRest || below === 0) return null
  return (
    <p className="stage-hint">
      {countText(below, 'mark is', 'marks are')} further down: drag the picture, or{' '}
      <button type="button" className="text-button" onClick={() => renderer.value?.fit()}>
        see it whole
      </button>
    </p>
  )
}
