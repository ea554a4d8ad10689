import type { Preview } from '../../mapping/choose/preview.ts'
import { componentsOf } from '../layout/components.ts'
import { spread } from '../layout/spread.ts'

/** As wide as it stands in the dialog, so that its names are as large as its text. */
const SIZE = { width: 340, height: 320 }
/** Longer names are cut. */
const MOST = 14
/** From the middle of a node to the tip of an arrow. */
const RADIUS = 8

export interface ChoicePictureProps {
  readonly picture: Preview['picture']
  /** Of nodes, by label. */
  readonly colours: ReadonlyMap<string, string>
}

/** What the first rows become, small: nodes in the colours of their labels, relationships as arrows. */
export function ChoicePicture({ picture: { nodes, lines }, colours }: ChoicePictureProps) {
  const keys = nodes.map(({ id }) => id)
  const places = spread({ components: componentsOf(keys, lines), lines, room: SIZE })
  return (
    <svg
      className="choice-picture"
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      role="img"
      aria-label="What the first rows become"
    >
      <defs>
        <marker
          id="choice-arrow"
          viewBox="0 0 6 6"
          refX="6"
          refY="3"
          markerWidth="6"
          markerHeight="6"
          orient="auto"
        >
          <path d="M0 0 6 3 0 6z" />
        </marker>
      </defs>
      {lines.map(({ start, end, type }, at) => {
        const [from, to] = [places.get(start), places.get(end)]
        if (from === undefined || to === undefined) return null
        const length = Math.hypot(to.x - from.x, to.y - from.y)
        const cut = length === 0 ? 0 : Math.min(1, RADIUS / length)
        return (
          <line
            key={at}
            x1={from.x}
            y1={from.y}
            x2={to.x + (from.x - to.x) * cut}
            y2={to.y + (from.y - to.y) * cut}
            markerEnd="url(#choice-arrow)"
          >
            <title>{type}</title>
          </line>
        )
      })}
      {nodes.map(({ id, label, caption }) => {
        const place = places.get(id)
        if (place === undefined) return null
        return (
          <g key={id} transform={`translate(${place.x} ${place.y})`}>
            <circle r="6" style={{ fill: colours.get(label) }}>
              <title>{label === '' ? caption : `${label} ${caption}`}</title>
            </circle>
            <text y="19">{caption.length > MOST ? `${caption.slice(0, MOST - 1)}…` : caption}</text>
          </g>
        )
      })}
    </svg>
  )
}
