import type { ReactNode } from 'react'
import { countText } from '../../model/count-text.ts'
import { COMPUTED_WORDS } from '../render/legend.ts'
import './communities.css'
import './panels.css'

/** Something that a panel about communities names, and how many there are of it. */
export interface Counted {
  readonly key: string
  readonly text: string
  readonly count: number
}

export interface CommunityPanelProps {
  /** `Fram and 312 more`. */
  readonly name: string
  readonly size: number
  /** How many relationships there are among its members. */
  readonly inside: number
  /** How many communities it stands for, and how many of these are one node. */
  readonly communities: number
  readonly alone: number
  /** Its members by what they are: `12 ships`. */
  readonly labels: readonly string[]
  /** Its most connected members. */
  readonly members: readonly { readonly key: string; readonly name: string }[]
  /** With how many relationships it is joined to which other marks. */
  readonly others: readonly Counted[]
  readonly onOpen: () => void
  /** Undefined where none is opened. */
  readonly onBack: (() => void) | undefined
  readonly onSelect: (key: string) => void
}

/** What a mark stands for that is a community: who is in it, and ways into it and back. */
export function CommunityPanel(props: CommunityPanelProps) {
  const { name, size, inside, communities, alone, labels, members, others, onOpen, onBack, onSelect } = props
  const isOne = communities === 1
  const areAlone = alone === communities
  return (
    <>
      <p className="panel-kind">
        {isOne ? 'community' : areAlone ? 'communities of one node each' : 'small communities'}
      </p>
      <h2 className="panel-title">{name}</h2>
      <p>
        {countText(size, 'node')}
        {!isOne && !areAlone && ` in ${countText(communities, 'community', 'communities')}`}
        {!areAlone && alone > 0 && `, ${alone.toLocaleString('en')} of them a node by itself`}
        {inside === 0
          ? ', with no relationship among them.'
          : `, with ${countText(inside, 'relationship')} among them.`}
      </p>
      <Computed />
      <p className="panel-actions">
        <button type="button" className="panel-button" onClick={onOpen}>
          {isOne ? 'Open this community' : 'Open these communities'}
        </button>
        {onBack !== undefined && (
          <button type="button" className="panel-button" onClick={onBack}>
            Back to all communities
          </button>
        )}
      </p>
      <Group title={isOne ? 'Members' : 'Members of them all'}>
        <p>{labels.join(', ')}</p>
      </Group>
      <Group
        title={
          inside === 0 ? 'Some of them' : isOne ? 'Most connected within it' : 'Most connected among them'
        }
      >
        <p className="community-members">
          {members.map(({ key, name }) => (
            <button key={key} type="button" className="community-member" onClick={() => onSelect(key)}>
              <bdi>{name}</bdi>
            </button>
          ))}
        </p>
      </Group>
      {others.length > 0 && (
        <Group title="Lines to other marks, by relationships">
          <Counts of={others} onSelect={onSelect} />
        </Group>
      )}
    </>
  )
}

/** What a line stands for between two marks, by what the relationships say. */
export function BetweenPanel({
  ends,
  count,
  types,
  onSelect,
}: {
  readonly ends: readonly { readonly key: string; readonly name: string }[]
  readonly count: number
  readonly types: readonly { readonly text: string; readonly count: number }[]
  readonly onSelect: (key: string) => void
}) {
  return (
    <>
      <p className="panel-kind">between communities</p>
      <h2 className="panel-title">{countText(count, 'relationship')}</h2>
      {ends.map(({ key, name }) => (
        <p key={key}>
          <button type="button" className="text-button" onClick={() => onSelect(key)}>
            <bdi>{name}</bdi>
          </button>
        </p>
      ))}
      <Computed />
      <Group title="By what they say, in either direction">
        {types.map((type) => (
          <p key={type.text} className="panel-relationship">
            <bdi>{type.text}</bdi> <span className="mute">{type.count.toLocaleString('en')}</span>
          </p>
        ))}
      </Group>
    </>
  )
}

/** That a mark or line is computed. */
function Computed() {
  return <p className="aside">{COMPUTED_WORDS}</p>
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="panel-group">
      <h4>{title}</h4>
      {children}
    </section>
  )
}

function Counts({
  of,
  onSelect,
}: {
  readonly of: readonly Counted[]
  readonly onSelect: (key: string) => void
}) {
  return of.map(({ key, text, count }) => (
    <p key={key} className="panel-relationship">
      <button type="button" className="text-button" onClick={() => onSelect(key)}>
        <bdi>{text}</bdi>
      </button>{' '}
      <span className="mute">{count.toLocaleString('en')}</span>
    </p>
  ))
}
