import { useState } from 'react'
import { countText } from '../../model/count-text.ts'
import type { LeftToDraw } from '../details/left-to-draw.ts'
import type { NeighbourGroup, NeighboursView } from '../details/neighbours.ts'
import './selection-panel.css'

export interface NeighboursPanelProps {
  readonly name: string
  readonly view: NeighboursView
  /** What of them is not drawn yet. */
  readonly left: LeftToDraw
  /** Which of some names have every word of a text. */
  readonly matches: (name: string, text: string) => boolean
  readonly onSelect: () => void
  readonly onDrawAll: () => void
  readonly onDrawGroup: (group: NeighbourGroup) => void
  readonly onDrawSome: (keys: readonly string[]) => void
}

const MOST_LISTED = 100

/** The neighbours of a node by type and direction with their numbers, and by name to choose from. */
export function NeighboursPanel({
  name,
  view: { groups, neighbours, total },
  left,
  matches,
  onSelect,
  onDrawAll,
  onDrawGroup,
  onDrawSome,
}: NeighboursPanelProps) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const isDrawn = (key: string): boolean => !left.keys.has(key)
  const found = neighbours.filter((one) => matches(one.name, text))
  return (
    <>
      <p className="panel-kind">neighbours</p>
      <h2 className="panel-title">
        <button type="button" className="text-button" onClick={onSelect}>
          <bdi>{name}</bdi>
        </button>
      </h2>
      <p className="panel-actions">
        <button type="button" className="panel-button" disabled={left.total === 0} onClick={onDrawAll}>
          {left.total === 0
            ? `All ${total.toLocaleString('en')} are drawn`
            : left.total === total
              ? `Draw all ${total.toLocaleString('en')}`
              : `Draw the ${left.total.toLocaleString('en')} not yet drawn`}
        </button>
        <button
          type="button"
          className="panel-button"
          disabled={chosen.length === 0}
          onClick={() => {
            onDrawSome(chosen)
            setChosen([])
          }}
        >
          Draw the {chosen.length.toLocaleString('en')} chosen
        </button>
      </p>
      <ul className="neighbours-groups" aria-label="By type and direction">
        {groups.map((group) => (
          <li key={`${group.direction} ${group.type}`}>
            <span>{group.phrase}</span>
            <span className="neighbours-count">{group.count.toLocaleString('en')}</span>
            {left.of(group) === 0 ? (
              <span className="mute">drawn</span>
            ) : (
              <button type="button" className="text-button" onClick={() => onDrawGroup(group)}>
                Draw{left.of(group) < group.count && ` ${left.of(group).toLocaleString('en')} more`}
                <span className="unseen">: {group.phrase}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <section className="panel-group" aria-label="By name">
        <h3>By name</h3>
        <input
          className="neighbours-search"
          type="search"
          aria-label="Search the neighbours"
          placeholder="Part of a name"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <ul className="neighbours-list">
          {found.slice(0, MOST_LISTED).map((one) => (
            <li key={one.key}>
              <label>
                <input
                  type="checkbox"
                  disabled={isDrawn(one.key)}
                  checked={isDrawn(one.key) || chosen.includes(one.key)}
                  onChange={({ target }) =>
                    setChosen(target.checked ? [...chosen, one.key] : chosen.filter((key) => key !== one.key))
                  }
                />
                <bdi>{one.name}</bdi>
                <span className="mute">{isDrawn(one.key) ? 'drawn' : one.phrases.join(', ')}</span>
              </label>
            </li>
          ))}
        </ul>
        {found.length > MOST_LISTED && (
          <p className="aside">
            {MOST_LISTED} of {found.length.toLocaleString('en')} are listed: type a part of a name.
          </p>
        )}
        {found.length === 0 && <p className="mute">No neighbour has this in its name.</p>}
        {total > neighbours.length && (
          <p className="aside">
            Only the first {countText(neighbours.length, 'neighbour')} can be searched here; ask for others in
            Cypher.
          </p>
        )}
      </section>
    </>
  )
}
