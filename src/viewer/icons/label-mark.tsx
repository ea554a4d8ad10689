import { createElement } from 'react'
import { iconOf, monogram } from './icons.ts'

const SIZE = 20
const ICON = 12

/** The mark of a label as the picture shows it: a disc in its colour with its icon, or with the letters of its name. */
export function LabelMark({
  label,
  icon,
  colour,
  hollow,
}: {
  readonly label: string
  readonly icon: string
  /** Which of the label colours. */
  readonly colour: number
  /** The label stands for a set. */
  readonly hollow: boolean
}) {
  const shapes = iconOf(icon)
  const own = `var(--label-${colour})`
  const sign = hollow ? own : 'var(--paper)'
  const middle = SIZE / 2
  return (
    <svg width={SIZE} height={SIZE} className="label-mark" data-icon={icon} aria-hidden="true">
      <circle
        cx={middle}
        cy={middle}
        r={middle - 1.5}
        fill={hollow ? 'none' : own}
        stroke={own}
        strokeDasharray={hollow ? '3 2' : undefined}
      />
      {hollow && icon === 'circle-dashed' ? null : shapes === undefined ? (
        <text x={middle} y={middle} dy="0.36em" textAnchor="middle" fontSize="9" fontWeight="600" fill={sign}>
          {monogram(label)}
        </text>
      ) : (
        <g
          transform={`translate(${middle - ICON / 2} ${middle - ICON / 2}) scale(${ICON / 24})`}
          fill="none"
          stroke={sign}
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          {shapes.map(([tag, attributes], index) => createElement(tag, { ...attributes, key: index }))}
        </g>
      )}
    </svg>
  )
}
