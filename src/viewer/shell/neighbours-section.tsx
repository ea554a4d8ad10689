import { leftToDraw } from '../details/left-to-draw.ts'
import { neighboursView } from '../details/neighbours.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { useLoaded } from '../hooks/use-loaded.ts'
import { NeighboursPanel } from '../panels/neighbours-panel.tsx'
import { Failure } from '../parts/failure.tsx'
import { foldText } from '../search/fold-text.ts'
import { expansionKey } from '../state/expansion.ts'
import { pageWords } from '../words/page-words.ts'
import { useIsSeen } from './use-is-seen.ts'

/** The neighbours of a node, to choose from. */
export function NeighboursSection({ of }: { readonly of: string }) {
  const { store, backend, description, picture, whole, nameOf } = usePage()
  const { send } = store
  const isSeen = useIsSeen()
  const engine = useSelect(({ state }) => state.engine)
  const loaded = useLoaded(`${engine} ${of}`, (signal) =>
    neighboursView({ backend, description, signal }, of, picture),
  )
  if (loaded.error !== undefined) return <Failure error={loaded.error} />
  const { value } = loaded
  if (loaded.loading && value?.key !== of) return <p className="mute">{pageWords(description).asking}</p>
  if (value === undefined) return <p className="mute">{pageWords(description).nothing}</p>
  return (
    <NeighboursPanel
      key={of}
      name={nameOf(of)}
      view={value}
      left={leftToDraw(value, whole, isSeen)}
      matches={hasWords}
      onSelect={() => send({ kind: 'select', key: of })}
      onDrawAll={() => send({ kind: 'expand', key: of })}
      onDrawGroup={({ type, direction }) =>
        send({
          kind: 'expand',
          key: expansionKey({ key: of, by: { type, direction }, ends: undefined }),
        })
      }
      onDrawSome={(ends) => send({ kind: 'expand', key: expansionKey({ key: of, by: undefined, ends }) })}
    />
  )
}

/** Whether a name has every word that is typed. */
function hasWords(name: string, text: string): boolean {
  const folded = foldText(name)
  return foldText(text)
    .split(' ')
    .every((word) => folded.includes(word))
}
