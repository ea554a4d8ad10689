import type { Description } from '../../backend/index.ts'
import type { Drawing, Standing } from '../drawing.ts'
import { LabelMark } from '../icons/label-mark.tsx'
import { colourOrder, labelLook, labelOf } from '../layout/words.ts'
import type { Picture } from '../layout/picture.ts'
import { headLength, lineStyles } from '../render/line-styles.ts'
import './panels.css'

export interface LegendProps {
  readonly picture: Picture
  readonly drawing: Drawing
  readonly description: Description
  readonly hidden: ReadonlyMap<string, number>
  readonly revealed: readonly string[]
  readonly allClaims: boolean
  readonly onReveal: (label: string, on: boolean) => void
  readonly onAllClaims: (on: boolean) => void
}

/** What line styles, colours and hollow circles mean, and what is hidden. */
export function Legend(props: LegendProps) {
  const { picture, drawing, description, hidden, revealed, allClaims, onReveal, onAllClaims } = props
  const drawn = new Set(drawing.nodes.map(({ key }) => key))
  const counts = new Map<string, number>()
  for (const { key, labels } of picture.nodes.values()) {
    if (!drawn.has(key)) continue
    const { name } = labelOf(labels, description)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const order = colourOrder(description)
  const hollow = drawing.nodes.some((node) => node.hollow)
  return (
    <section aria-label="Legend">
      <h2>Legend</h2>
      <ul className="legend-lines">
        {(Object.keys(lineStyles) as Standing[]).map((standing) => (
          <li key={standing}>
            <LineSample standing={standing} />
            <span>{lineStyles[standing].meaning}</span>
          </li>
        ))}
      </ul>
      <ul className="legend-labels">
        {[...counts].map(([name, count]) => {
          const words = labelOf([name], description)
          return (
            <li key={name}>
              <LabelMark {...labelLook([name], order, description)} hollow={words.set} />
              <span>
                {count} {count === 1 ? words.singular : words.plural}
              </span>
            </li>
          )
        })}
        {hollow && (
          <li className="legend-hollow">
            <LabelMark label="" icon="circle-dashed" colour={8} hollow />
            <span>hollow: not named, with its count</span>
          </li>
        )}
      </ul>
      <div className="legend-hidden">
        {hidden.size > 0 && <span>Hidden:</span>}
        {[...hidden].map(([name, count]) => {
          const { singular, plural } = labelOf([name], description)
          return (
            <span key={name}>
              {count} {count === 1 ? singular : plural}{' '}
              <button type="button" className="text-button" onClick={() => onReveal(name, true)}>
                Show<span className="unseen"> {plural}</span>
              </button>
            </span>
          )
        })}
        {revealed.map((name) => (
          <button key={name} type="button" className="text-button" onClick={() => onReveal(name, false)}>
            Hide {labelOf([name], description).plural}
          </button>
        ))}
        <label className="legend-claims">
          <input type="checkbox" checked={allClaims} onChange={({ target }) => onAllClaims(target.checked)} />{' '}
          Draw all claims
        </label>
      </div>
    </section>
  )
}

/** A short line in a style, with its head. */
export function LineSample({ standing }: { readonly standing: Standing }) {
  const style = lineStyles[standing]
  const colour = `var(--${style.colour})`
  const head = headLength(style)
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
      {style.head === 'filled' && (
        <path d={`M56 6 L${56 - head} ${6 - head * 0.42} L${56 - head} ${6 + head * 0.42} Z`} fill={colour} />
      )}
      {style.head === 'open' && (
        <path d={`M${56 - head} 2 L56 6 L${56 - head} 10`} fill="none" stroke={colour} strokeWidth="1.1" />
      )}
    </svg>
  )
}
