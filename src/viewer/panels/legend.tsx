import { useMemo } from 'react'
import { ALL } from '../../model/appearance.ts'
import type { Standing } from '../drawing.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { LabelMark } from '../icons/label-mark.tsx'
import {
  BETWEEN_WORDS,
  COMMUNITY_WORDS,
  COMPUTED_WORDS,
  HOLLOW_WORDS,
  INKED_WORDS,
  REST_WORDS,
  legendOf,
} from '../render/legend.ts'
import type { LineMeaning } from '../render/line-meaning.ts'
import { headLength, lineStyles } from '../render/line-styles.ts'
import { elementOf } from '../layout/half-lines.ts'
import { kindName } from '../words/kind-name.ts'
import { labelCountText, labelOf } from '../words/labels.ts'
import { Guides } from './guides.tsx'
import { LinesByType } from './lines-by-type.tsx'
import { NodeLook } from './node-look.tsx'
import { ValuesState } from './values-state.tsx'
import './communities.css'
import './panels.css'

/** What the line styles, colours and hollow circles that are drawn mean, and what is hidden. */
export function Legend() {
  const { store, picture, shown, drawn: now, guides, values, description } = usePage()
  const { send } = store
  const { drawing } = now
  const hidden = shown?.hidden ?? nothingHidden
  const { revealed, allClaims, captions, appearance } = useSelect(({ state }) => ({
    revealed: state.revealed,
    allClaims: state.allClaims,
    captions: state.captions,
    appearance: state.appearance,
  }))
  const { lines, labels, inked, hollow, communities, rest } = useMemo(
    () => legendOf(drawing, picture, description, guides),
    [drawing, picture, description, guides],
  )
  const drawn = new Set(drawing.nodes.map(({ key }) => key))
  const keysOf = (name: string): readonly string[] =>
    [...picture.nodes.values()]
      .filter(
        ({ key, labels, community }) =>
          drawn.has(key) &&
          community === undefined &&
          (name === ALL || labelOf(labels, description).name === name),
      )
      .map(({ key }) => key)
  const isChanged = Object.keys(appearance.nodes).length + Object.keys(appearance.lines).length > 0
  const linesOf = (standing: Standing): readonly string[] =>
    drawing.lines
      .filter((line) => line.standing === standing)
      .map(({ key }) => elementOf(key, (one) => picture.relationships.has(one)))
      .filter((key) => picture.relationships.has(key))
  return (
    <section aria-label="Legend">
      <h2>Legend</h2>
      {description.evidence && (
        <ul className="legend-lines">
          {lines.map(({ standing, words, statuses }) => (
            <li key={standing}>
              <LineSample standing={standing} />
              <LineWords
                words={words}
                statuses={statuses}
                onSelect={() => send({ kind: 'select-several', keys: linesOf(standing) })}
              />
            </li>
          ))}
        </ul>
      )}
      {(communities || rest) && (
        <ul className="legend-communities">
          {[communities && COMMUNITY_WORDS, rest && REST_WORDS].map(
            (words) =>
              words !== false && (
                <li key={words}>
                  <span className="legend-community" aria-hidden="true">
                    12
                  </span>
                  <span>{words}</span>
                </li>
              ),
          )}
          <li>
            <LineSample standing="plain" headless />
            <span>{BETWEEN_WORDS}</span>
          </li>
          <li className="aside">{COMPUTED_WORDS}</li>
        </ul>
      )}
      <Guides guides={guides} onSelect={(keys) => send({ kind: 'select-several', keys })} />
      <ValuesState values={values} />
      {isChanged && (
        <p className="look-state">
          <button type="button" className="text-button" onClick={() => send({ kind: 'reset-appearance' })}>
            Reset all looks
          </button>
        </p>
      )}
      {inked && <p className="aside">{INKED_WORDS}</p>}
      <ul className={description.evidence ? 'legend-labels' : 'legend-labels legend-choices'}>
        {labels.map(({ words, look, text, properties }) => (
          <li key={words.name}>
            <LabelMark {...look} hollow={words.set} />
            <button
              type="button"
              className="kind-name legend-select"
              title={`Select ${words.plural}`}
              onClick={() => send({ kind: 'select-several', keys: keysOf(words.name) })}
            >
              {text}
            </button>
            {!description.evidence && properties.size > 0 && (
              <CaptionChoice
                of={words.plural}
                properties={[...properties].sort()}
                chosen={Object.hasOwn(captions, words.name) ? captions[words.name] : ''}
                onChoose={(property) => send({ kind: 'caption', label: words.name, property })}
              />
            )}
            <NodeLook name={words.name} of={words.plural} keysOf={keysOf} />
          </li>
        ))}
        {labels.length > 1 && (
          <li className="legend-row-all">
            <span>all nodes</span>
            <NodeLook name={ALL} of="all nodes" keysOf={keysOf} />
          </li>
        )}
        {hollow && (
          <li className="legend-hollow">
            <LabelMark label="" icon="circle-dashed" colour={8} hollow />
            <span>{HOLLOW_WORDS}</span>
          </li>
        )}
      </ul>
      <LinesByType />
      <div className="legend-hidden">
        {hidden.size > 0 && <span>Hidden in the picture or next to it:</span>}
        {[...hidden].map(([name, count]) => {
          const words = labelOf([name], description)
          return (
            <span key={name}>
              {labelCountText(count, words)}{' '}
              <button
                type="button"
                className="text-button"
                onClick={() => send({ kind: 'reveal', label: name, on: true })}
              >
                Show<span className="unseen"> {words.plural}</span>
              </button>
            </span>
          )
        })}
        {revealed.map((name) => (
          <button
            key={name}
            type="button"
            className="text-button"
            onClick={() => send({ kind: 'reveal', label: name, on: false })}
          >
            Hide {labelOf([name], description).plural}
          </button>
        ))}
        {description.evidence && (
          <label className="legend-claims">
            <input
              type="checkbox"
              checked={allClaims}
              onChange={({ target }) => send({ kind: 'all-claims', on: target.checked })}
            />{' '}
            Draw the claims that join two things
          </label>
        )}
      </div>
    </section>
  )
}

const nothingHidden: ReadonlyMap<string, number> = new Map()

/** Which property the nodes of a label are called by. */
function CaptionChoice({
  of,
  properties,
  chosen,
  onChoose,
}: {
  readonly of: string
  readonly properties: readonly string[]
  readonly chosen: string
  readonly onChoose: (property: string) => void
}) {
  return (
    <select
      className="legend-caption"
      aria-label={`Property that names ${of}`}
      value={chosen}
      onChange={({ target }) => onChoose(target.value)}
    >
      <option value="">default name</option>
      {[...new Set([...properties, ...(chosen === '' ? [] : [chosen])])].map((property) => (
        <option key={property} value={property}>
          by {kindName(property)}
        </option>
      ))}
    </select>
  )
}

/** What a line means; the descriptions of its statuses at a touch. */
function LineWords({ words, statuses, onSelect }: LineMeaning & { readonly onSelect: () => void }) {
  if (statuses.length === 0)
    return (
      <button type="button" className="legend-select" title="Select these lines" onClick={onSelect}>
        {words}
      </button>
    )
  return (
    <details className="legend-statuses">
      <summary>{words}</summary>
      <dl>
        {statuses.map(({ name, description }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="text-button" onClick={onSelect}>
        Select these lines
      </button>
    </details>
  )
}

/** A short line in a style, with its head. */
export function LineSample({
  standing,
  headless = false,
}: {
  readonly standing: Standing
  readonly headless?: boolean
}) {
  const style = lineStyles[standing]
  const colour = `var(--${style.colour})`
  const head = headless ? 0 : headLength(style)
  const dash = style.dash.every((length) => length === 0) ? undefined : style.dash.join(' ')
  return (
    <svg width="56" height="12" aria-hidden="true" data-standing={standing}>
      <line
        x1="0"
        y1="6"
        x2={56 - head}
        y2="6"
        stroke={colour}
        strokeWidth={style.width}
        strokeDasharray={dash}
      />
      {!headless && style.head === 'filled' && (
        <path d={`M56 6 L${56 - head} ${6 - head * 0.42} L${56 - head} ${6 + head * 0.42} Z`} fill={colour} />
      )}
      {!headless && style.head === 'open' && (
        <path d={`M${56 - head} 2 L56 6 L${56 - head} 10`} fill="none" stroke={colour} strokeWidth="1.1" />
      )}
    </svg>
  )
}
