import { useMemo } from 'react'
import { communityView, joinedTo, typesBetween } from '../content/communities/community-view.ts'
import { communityAt } from '../content/communities/open-communities.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { BetweenPanel, CommunityPanel } from '../panels/community-panel.tsx'
import { type Grouped, toAllCommunities } from '../state/communities.ts'
import { captionOf } from '../words/names.ts'
import { SelectNothing } from './select-nothing.tsx'

/** What is known of a mark or line that stands for communities. */
export function CommunitySection({
  selected,
  grouped,
}: {
  readonly selected: string
  readonly grouped: Grouped
}) {
  const { communities, picture } = usePage()
  if (communities?.found === undefined && communities?.loading === true)
    return <p className="mute">Looking for communities …</p>
  if (!picture.nodes.has(selected) && !picture.relationships.has(selected)) return <Gone />
  return grouped.kind === 'between' ? (
    <Between selected={selected} ends={grouped.ends} />
  ) : (
    <One selected={selected} central={grouped.central} />
  )
}

function One({ selected, central }: { readonly selected: string; readonly central: string }) {
  const { store, communities, picture, description, expand } = usePage()
  const { send } = store
  const isOpened = useSelect(({ state }) => state.within.length > 0)
  const found = communities?.found
  const mark = picture.nodes.get(selected)
  const community = found === undefined ? undefined : communityAt(found, central)
  const view = useMemo(
    () =>
      found === undefined || community === undefined
        ? undefined
        : communityView(community, found.whole, description),
    [found, community, description],
  )
  const others = useMemo(() => joinedTo(selected, picture, description), [selected, picture, description])
  if (mark === undefined || community === undefined || view === undefined) return <Gone />
  return (
    <CommunityPanel
      name={captionOf(mark, description)}
      size={community.members.length}
      inside={community.inside}
      communities={community.count}
      alone={community.alone}
      {...view}
      others={others}
      onOpen={() => expand(selected)}
      onBack={isOpened ? () => send(toAllCommunities) : undefined}
      onSelect={(key) => send({ kind: 'select', key })}
    />
  )
}

function Between({
  selected,
  ends,
}: {
  readonly selected: string
  readonly ends: readonly [string, string]
}) {
  const { store, communities, picture, description } = usePage()
  const found = communities?.found
  const types = useMemo(
    () => (found === undefined ? [] : typesBetween(found, ends, found.whole, description)),
    [found, ends, description],
  )
  return (
    <BetweenPanel
      ends={ends.flatMap((key) => {
        const node = picture.nodes.get(key)
        return node === undefined ? [] : [{ key, name: captionOf(node, description) }]
      })}
      count={picture.relationships.get(selected)?.many ?? 0}
      types={types}
      onSelect={(key) => store.send({ kind: 'select', key })}
    />
  )
}

/** Where filters, or another version of the graph, have changed what belongs together. */
function Gone() {
  return (
    <>
      <h2 className="panel-title">Not in this picture</h2>
      <p>
        No community that is drawn here is this one. What belongs together changes with what is shown; look
        for one of its members by name.
      </p>
      <p className="panel-actions">
        <SelectNothing />
      </p>
    </>
  )
}
