import { communityPhrase, communityText } from '../content/communities/words.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { COMPUTED_WORDS } from '../render/legend.ts'
import { toAllCommunities } from '../state/communities.ts'
import { useSituation } from './situation.ts'

/** Where among the communities of a picture the reader is, with ways back; nothing where each node is drawn. */
export function CommunitiesBar() {
  const { store, communities, nameOf } = usePage()
  const { send } = store
  const within = useSelect(({ state }) => state.within)
  const { each } = useSituation().communities
  const found = communities?.found
  if (communities === undefined || found === undefined) return null
  const { path, division, lost } = found
  const count = division?.communities.reduce((sum, one) => sum + one.count, 0)
  return (
    <nav className="communities-bar" aria-label="Communities">
      {path.length > 0 && (
        <button type="button" className="text-button" onClick={() => send(toAllCommunities)}>
          All communities
        </button>
      )}
      {path.map((community, at) => {
        const text = communityText(community, nameOf(community.central))
        const words = communityPhrase(community, nameOf(community.central))
        return at === path.length - 1 ? (
          <span key={at} aria-current="location">
            {text}
          </span>
        ) : (
          <button
            key={at}
            type="button"
            className="text-button"
            onClick={() => send({ kind: 'within', within: within.slice(0, at + 1), words })}
          >
            {text}
          </button>
        )
      })}
      {count === 1 && path.length === 0 && <span>All of it is one community.</span>}
      {path.length === 0 && (
        <span title={COMPUTED_WORDS}>Found by Louvain over the links of this picture.</span>
      )}
      {lost !== undefined && (
        <span role="status">{`“${nameOf(lost)}” is in no community of this picture now.`}</span>
      )}
      <button
        type="button"
        className="text-button communities-each"
        onClick={() => send({ kind: 'many', draw: each })}
      >
        Show each node
      </button>
    </nav>
  )
}
