import { offersAt } from '../commands/index.ts'
import type { Situation } from '../commands/command.ts'
import { keysText } from '../commands/keys.ts'

export interface StageToolsProps {
  readonly situation: Situation
  /** Whether the overview lies over the picture; undefined where it stands beside it. */
  readonly sheet: boolean | undefined
  readonly onSheet: (on: boolean) => void
}

/** What is written on a button, where it is not what its command is called. */
const signs: { readonly [words: string]: string } = { 'Zoom in': '+', 'Zoom out': '−' }

/** What can be done with the picture by hand. */
export function StageTools({ situation, sheet, onSheet }: StageToolsProps) {
  return (
    <div className="stage-tools">
      {offersAt('stage', situation).map(({ words, pressed, run, command: { title, keys } }) => (
        <button
          key={words}
          type="button"
          className="plain-button"
          aria-label={words}
          aria-pressed={pressed}
          title={[title, ...keys.slice(0, 1).map(keysText)].join(', ')}
          onClick={run}
        >
          {signs[words] ?? words}
        </button>
      ))}
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
