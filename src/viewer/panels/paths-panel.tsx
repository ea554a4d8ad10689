import { useState } from 'react'
import { countText } from '../../model/count-text.ts'
import type { FoundPath, PathsFound } from '../content/paths.ts'
import type { Joining } from '../details/selection.ts'
import { isolated } from '../words/isolated.ts'
import { Sentence } from './selection-panel.tsx'
import './selection-panel.css'

/** Which paths are meant. */
export interface PathChoice {
  readonly types: readonly string[]
  readonly modality: string
}

export interface PathsPanelProps {
  /** Names of what is to be joined. */
  readonly names: readonly string[]
  /** Types that a path may run along, in words. */
  readonly types: readonly { readonly type: string; readonly words: string }[]
  /** What a path may be held to; none where the graph has no claims. */
  readonly modalities: readonly string[]
  readonly choice: PathChoice
  readonly onChoose: (choice: PathChoice) => void
  /** What the search of this choice found; undefined where it was not asked for, or is not known yet. */
  readonly found: PathsFound | undefined
  readonly isAsked: boolean
  readonly nameOf: (key: string) => string
  /** A relationship that was found, as a sentence. */
  readonly joiningOf: (key: string) => Joining | undefined
  /** How many steps a path has at most. */
  readonly mostSteps: number
  readonly onAsk: (on: boolean) => void
}

/** How what is selected is connected: the shortest paths, or that there is none. */
export function PathsPanel(props: PathsPanelProps) {
  const { names, types, modalities, choice, onChoose, found, isAsked, onAsk } = props
  const [open, setOpen] = useState(choice.types.length > 0)
  const title = names.length === 2 ? 'How they are connected' : 'What joins them'
  return (
    <section className="panel-group" aria-label={title}>
      <h3>{title}</h3>
      <div className="paths-form">
        {modalities.length > 0 && (
          <select
            aria-label="Which relationships a path may run along"
            value={choice.modality}
            onChange={({ target }) => onChoose({ ...choice, modality: target.value })}
          >
            <option value="">by whatever is said</option>
            {modalities.map((modality) => (
              <option key={modality} value={modality}>
                by {modality === 'fact' ? 'facts' : `relationships: ${modality}`} alone
              </option>
            ))}
          </select>
        )}
        {types.length > 1 && (
          <details
            className="paths-types"
            open={open}
            onToggle={(event) => setOpen(event.currentTarget.open)}
          >
            <summary>
              {choice.types.length === 0
                ? 'along relationships of any type'
                : `along ${countText(choice.types.length, 'type')}`}
            </summary>
            {types.map(({ type, words }) => (
              <label key={type}>
                <input
                  type="checkbox"
                  checked={choice.types.includes(type)}
                  onChange={({ target }) =>
                    onChoose({
                      ...choice,
                      types: target.checked
                        ? [...choice.types, type]
                        : choice.types.filter((one) => one !== type),
                    })
                  }
                />
                {words}
              </label>
            ))}
          </details>
        )}
        <button type="button" className="panel-button" onClick={() => onAsk(!isAsked)}>
          {isAsked ? 'Take the paths away' : 'Draw the shortest paths'}
        </button>
      </div>
      {isAsked && found === undefined && <p className="mute">Looking for paths …</p>}
      {found !== undefined && <Found {...props} found={found} />}
    </section>
  )
}

function Found({
  found: { paths, apart, isCut },
  nameOf,
  joiningOf,
  mostSteps,
  choice,
}: PathsPanelProps & { readonly found: PathsFound }) {
  const limit = [
    choice.modality === ''
      ? ''
      : choice.modality === 'fact'
        ? ' by facts alone'
        : ` by ${choice.modality} alone`,
    choice.types.length === 0 ? '' : ' along these types',
  ].join('')
  return (
    <>
      {apart.map(([one, other]) => (
        <p key={`${one} ${other}`} role="status">
          Not connected{limit}: no path of at most {mostSteps} steps joins {isolated(nameOf(one))} and{' '}
          {isolated(nameOf(other))}.
        </p>
      ))}
      {paths.length > 0 && <p role="status">{pathsText(paths, isCut)}</p>}
      <ol className="paths-list">
        {paths.slice(0, MOST_READ).map((path) => (
          <li key={path.relationships.join(' ')}>
            {path.isFact === false && <span className="mute">not of facts alone</span>}
            {path.relationships.map((key) => {
              const joining = joiningOf(key)
              return (
                joining !== undefined && (
                  <p key={key}>
                    <Sentence {...joining} />
                  </p>
                )
              )
            })}
          </li>
        ))}
      </ol>
      {paths.length > MOST_READ && (
        <p className="aside">The first {MOST_READ} are written out; all are drawn.</p>
      )}
    </>
  )
}

const MOST_READ = 20

/** `3 shortest paths of 2 steps, 1 of facts alone`. */
function pathsText(paths: readonly FoundPath[], isCut: boolean): string {
  const steps = [...new Set(paths.map(({ relationships }) => relationships.length))].sort((a, b) => a - b)
  const facts = paths.filter(({ isFact }) => isFact === true).length
  const isKnown = paths.some(({ isFact }) => isFact !== undefined)
  const [least, greatest] = [steps[0], steps[steps.length - 1]]
  const length = least === greatest ? countText(least, 'step') : `${least} to ${countText(greatest, 'step')}`
  const shortest = countText(paths.length, 'shortest path')
  return [
    `${isCut ? `The first ${shortest}` : shortest} of ${length}`,
    isKnown ? `, ${facts === paths.length ? 'all' : facts === 0 ? 'none' : facts} of facts alone` : '',
    '.',
  ].join('')
}
