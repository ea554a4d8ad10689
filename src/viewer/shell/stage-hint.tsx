import { countText } from '../../model/count-text.ts'
import type { Drawing, Size } from '../drawing.ts'

export interface StageHintProps {
  readonly drawing: Drawing
  readonly size: Size
  /** Whether the reader looks at the picture as it opens. */
  readonly atRest: boolean
  readonly onFit: () => void
}

/** Where the picture goes on beyond what can be seen of it: that it does, and how to see the rest. */
export function StageHint({ drawing, size, atRest, onFit }: StageHintProps) {
  const below = drawing.nodes.filter(({ y }) => y > size.height).length
  if (!atRest || below === 0) return null
  return (
    <p className="stage-hint">
      {countText(below, 'mark is', 'marks are')} further down: drag the picture, or{' '}
      <button type="button" className="text-button" onClick={onFit}>
        see it whole
      </button>
    </p>
  )
}
