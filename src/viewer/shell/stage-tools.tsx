import { offersAt } from '../commands/index.ts'
import { keysText } from '../commands/keys.ts'
import { usePage } from '../frame/page.ts'
import { LayoutMenu } from './layout-menu.tsx'
import { useSituation } from './situation.ts'

/** What is written on a button, where it is not what its command is called. */
const signs: { readonly [words: string]: string } = { 'Zoom in': '+', 'Zoom out': '−' }

/** What can be done with the picture by hand. */
export function StageTools() {
  const { narrow } = usePage()
  const situation = useSituation()
  const { state, send } = situation
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
      <LayoutMenu layouts={situation.layouts} />
      {narrow && (
        <button
          type="button"
          className="plain-button stage-sheet"
          aria-expanded={state.sheet}
          onClick={() => {
            send({ kind: 'panel', panel: { kind: 'overview' } })
            send({ kind: 'sheet', on: !state.sheet })
          }}
        >
          Numbers and legend
        </button>
      )}
    </div>
  )
}
