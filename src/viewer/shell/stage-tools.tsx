import type { RefObject } from 'react'
import type { Renderer } from '../render/renderer.ts'

export interface StageToolsProps {
  readonly renderer: RefObject<Renderer | null>
  /** Whether all relationships among what is drawn are drawn too; undefined where they always are. */
  readonly connected: boolean | undefined
  readonly onConnect: (on: boolean) => void
  /** Whether the overview lies over the picture; undefined where it stands beside it. */
  readonly sheet: boolean | undefined
  readonly onSheet: (on: boolean) => void
}

/** What can be done with the picture by hand. */
export function StageTools({ renderer, connected, onConnect, sheet, onSheet }: StageToolsProps) {
  const tools = [
    { name: 'Zoom in', sign: '+', use: () => renderer.current?.zoom(1.5) },
    { name: 'Zoom out', sign: '−', use: () => renderer.current?.zoom(1 / 1.5) },
    { name: 'Fit', sign: 'Fit', use: () => renderer.current?.fit() },
  ]
  return (
    <div className="stage-tools">
      {tools.map(({ name, sign, use }) => (
        <button key={name} type="button" className="plain-button" aria-label={name} onClick={use}>
          {sign}
        </button>
      ))}
      {connected !== undefined && (
        <button
          type="button"
          className="plain-button"
          aria-pressed={connected}
          title="Draw every relationship among what is drawn"
          onClick={() => onConnect(!connected)}
        >
          Connect
        </button>
      )}
      {sheet !== undefined && (
        <button
          type="button"
          className="plain-button stage-sheet"
          aria-expanded={sheet}
          onClick={() => onSheet(!sheet)}
        >
          Numbers and legend
        </button>
      )}
    </div>
  )
}
