import type { ReactNode } from 'react'
import type { Description } from '../../backend/index.ts'
import { countText } from '../../model/count-text.ts'
import type { Joining, SelectionView } from '../details/selection.ts'
import { labelCountText, labelOf } from '../words/labels.ts'
import { phraseOf } from '../words/phrases.ts'
import './selection-panel.css'

/** One of what is selected. */
export interface SelectedElement {
  readonly key: string
  readonly name: string
  /** Of a node. */
  readonly labels?: readonly string[] | undefined
  /** Of a line. */
  readonly type?: string | undefined
}

export interface SelectionPanelProps {
  readonly elements: readonly SelectedElement[]
  readonly description: Description
  /** What can be done with all of them. */
  readonly actions: readonly { readonly words: string; readonly run: () => void }[]
  /** What holds them together; undefined until it is known, and of too many. */
  readonly view: SelectionView | undefined
  /** Whether a relationship is drawn. */
  readonly isDrawn: (key: string) => boolean
  /** Keys of what is common to them and is not drawn with all its lines to them. */
  readonly commonLeft: readonly string[]
  readonly onSelect: (key: string) => void
  readonly onLeaveOut: (key: string) => void
  /** Draws what is common to them and not drawn yet. */
  readonly onDrawCommon: (keys: readonly string[]) => void
  /** How they are connected. */
  readonly children: ReactNode
}

const MOST_LISTED = 200

/** What is selected together, and what holds it together. */
export function SelectionPanel({
  elements,
  description,
  actions,
  view,
  isDrawn,
  commonLeft,
  onSelect,
  onLeaveOut,
  onDrawCommon,
  children,
}: SelectionPanelProps) {
  return (
    <>
      <p className="panel-kind">selection</p>
      <h2 className="panel-title">{elements.length.toLocaleString('en')} selected</h2>
      <p className="selection-kinds">{kindsText(elements, description)}</p>
      <p className="panel-actions">
        {actions.map(({ words, run }) => (
          <button key={words} type="button" className="panel-button" onClick={run}>
            {words}
          </button>
        ))}
      </p>
      {children}
      {view !== undefined && (
        <>
          <Among among={view.among} isCut={view.amongIsCut} isDrawn={isDrawn} onSelect={onSelect} />
          <Common
            view={view}
            of={elements.length}
            left={commonLeft}
            onSelect={onSelect}
            onDraw={onDrawCommon}
          />
        </>
      )}
      <section className="panel-group" aria-label="Selected">
        <h3>Selected</h3>
        <ul className="selection-list">
          {elements.slice(0, MOST_LISTED).map(({ key, name }) => (
            <li key={key}>
              <button type="button" className="text-button" onClick={() => onSelect(key)}>
                <bdi>{name}</bdi>
              </button>
              <button
                type="button"
                className="text-button selection-out"
                aria-label={`Leave ${name} out`}
                onClick={() => onLeaveOut(key)}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
        {elements.length > MOST_LISTED && (
          <p className="aside">
            {MOST_LISTED} of {elements.length.toLocaleString('en')} are listed.
          </p>
        )}
      </section>
    </>
  )
}

function Among({
  among,
  isCut,
  isDrawn,
  onSelect,
}: {
  readonly among: readonly Joining[]
  readonly isCut: boolean
  readonly isDrawn: (key: string) => boolean
  readonly onSelect: (key: string) => void
}) {
  return (
    <section className="panel-group" aria-label="Relationships among them">
      <h3>Relationships among them</h3>
      {among.length === 0 && <p className="mute">No relationship joins two of them.</p>}
      <ul>
        {among.map((one) => (
          <li key={one.key}>
            {isDrawn(one.key) ? (
              <button type="button" className="text-button" onClick={() => onSelect(one.key)}>
                <Sentence {...one} />
              </button>
            ) : (
              <>
                <Sentence {...one} /> <span className="mute">not drawn</span>
              </>
            )}
          </li>
        ))}
      </ul>
      {isCut && <p className="aside">There are more: the first {among.length} are listed.</p>}
    </section>
  )
}

/** A relationship in words, and how it stands. */
export function Sentence({ start, phrase, end, standing }: Omit<Joining, 'key'>) {
  return (
    <>
      <bdi>{start}</bdi> {phrase} <bdi>{end}</bdi>
      {standing !== '' && <span className="chip selection-standing">{standing}</span>}
    </>
  )
}

function Common({
  view: { common, commonIsCut },
  of,
  left,
  onSelect,
  onDraw,
}: {
  readonly view: SelectionView
  readonly of: number
  readonly left: readonly string[]
  readonly onSelect: (key: string) => void
  readonly onDraw: (keys: readonly string[]) => void
}) {
  return (
    <section className="panel-group" aria-label="Common neighbours">
      <h3>Common neighbours</h3>
      {common.length === 0 && (
        <p className="mute">Nothing is joined to {of === 2 ? 'both' : 'two of them'}.</p>
      )}
      {left.length > 0 && (
        <p>
          <button type="button" className="panel-button" onClick={() => onDraw(left)}>
            {left.length < common.length
              ? `Draw the ${left.length} not yet drawn`
              : `Draw ${common.length === 1 ? 'it' : `these ${common.length}`}`}
          </button>
        </p>
      )}
      <ul>
        {common.map(({ node, joins }) => (
          <li key={node.key}>
            <button type="button" className="text-button" onClick={() => onSelect(node.key)}>
              <bdi>{node.name}</bdi>
            </button>{' '}
            {!left.includes(node.key) && <span className="mute">drawn</span>}{' '}
            {of > 2 && <span className="mute">joined to {joins.toLocaleString('en')}</span>}
          </li>
        ))}
      </ul>
      {commonIsCut && <p className="aside">There are more: the first {common.length} are listed.</p>}
    </section>
  )
}

/** `2 companies, 1 country, 3 relationships: builds`. */
function kindsText(elements: readonly SelectedElement[], description: Description): string {
  const labels = new Map<string, number>()
  const types = new Map<string, number>()
  const count = (counts: Map<string, number>, name: string): void =>
    void counts.set(name, (counts.get(name) ?? 0) + 1)
  for (const { labels: own, type } of elements) {
    if (own !== undefined) count(labels, labelOf(own, description).name)
    else if (type !== undefined) count(types, type)
  }
  return [
    ...[...labels].map(([name, number]) => labelCountText(number, labelOf([name], description))),
    ...[...types].map(
      ([type, number]) => `${countText(number, 'relationship')}: ${phraseOf(type, 'out', description)}`,
    ),
  ].join(', ')
}
