import { type Guide, type GuideEntry, guideTitle, missingText } from '../appearance/guide.ts'
import { NO_VALUE } from '../appearance/painted.ts'

/** What sizes, widths and colours mean where something was chosen for them. */
export function Guides({
  guides,
  onSelect,
}: {
  readonly guides: readonly Guide[]
  readonly onSelect: (keys: readonly string[]) => void
}) {
  return guides.map((guide) => (
    <div key={guideTitle(guide)} className="guide" role="group" aria-label={guideTitle(guide)}>
      <h3>
        <bdi>{guideTitle(guide)}</bdi>
      </h3>
      {guide.entries.length === 0 && (
        <p className="mute">Nothing that is drawn has a number or a date there.</p>
      )}
      {guide.isContinuous && guide.aspect === 'colour' && guide.entries.length > 1 && <Ramp guide={guide} />}
      <ul className={guide.isContinuous ? 'guide-scale' : 'guide-kinds'}>
        {guide.entries.map((entry) => (
          <li key={entry.text}>
            <EntrySign guide={guide} entry={entry} />
            <EntryWords entry={entry} onSelect={onSelect} />
          </li>
        ))}
        {guide.missing > 0 && (
          <li>
            {guide.aspect === 'colour' && <Disc fill={`var(--label-${NO_VALUE})`} />}
            <span className="mute">
              {missingText(guide)}
              {guide.aspect === 'colour' ? '' : guide.aspect === 'size' ? ': smallest' : ': thinnest'}
            </span>
          </li>
        )}
      </ul>
    </div>
  ))
}

function EntryWords({
  entry: { text, keys },
  onSelect,
}: {
  readonly entry: GuideEntry
  readonly onSelect: (keys: readonly string[]) => void
}) {
  if (keys === undefined) return <span>{text}</span>
  return (
    <>
      <button
        type="button"
        className="legend-select kind-name"
        title="Select these"
        onClick={() => onSelect(keys)}
      >
        <bdi>{text}</bdi>
      </button>
      <span className="mute">{keys.length.toLocaleString('en')}</span>
    </>
  )
}

function EntrySign({ guide, entry }: { readonly guide: Guide; readonly entry: GuideEntry }) {
  const { size, colour, shade } = entry
  if (guide.aspect === 'size') {
    const side = 2 * (size ?? 0) + 2
    return (
      <svg width={side} height={side} aria-hidden="true">
        <circle cx={side / 2} cy={side / 2} r={size} fill="var(--line)" />
      </svg>
    )
  }
  if (guide.aspect === 'width')
    return (
      <svg width="40" height="12" aria-hidden="true">
        <line x1="0" y1="6" x2="40" y2="6" stroke="var(--line)" strokeWidth={size} />
      </svg>
    )
  if (shade !== undefined) return guide.isContinuous ? null : <Disc fill={rampColour(shade)} />
  return <Disc fill={`var(--label-${colour ?? NO_VALUE})`} />
}

function Disc({ fill }: { readonly fill: string }) {
  return (
    <svg width="14" height="14" aria-hidden="true">
      <circle cx="7" cy="7" r="6" fill={fill} />
    </svg>
  )
}

const STOPS = [0, 1, 2, 3, 4]

function Ramp({ guide }: { readonly guide: Guide }) {
  const id = `ramp-${guide.of}-${guide.name.replace(/\W/g, '-')}`
  return (
    <svg className="guide-ramp" height="10" width="100%" aria-hidden="true">
      <defs>
        <linearGradient id={id}>
          {STOPS.map((at) => (
            <stop key={at} offset={at / 4} stopColor={`var(--ramp-${at})`} />
          ))}
        </linearGradient>
      </defs>
      <rect width="100%" height="10" rx="3" fill={`url(#${id})`} />
    </svg>
  )
}

/** The colour of a place on the ramp, mixed by the browser as `tintOf` does. */
function rampColour(shade: number): string {
  const at = Math.min(Math.max(shade, 0), 1) * 4
  const below = Math.min(Math.floor(at), 3)
  return `color-mix(in srgb, var(--ramp-${below + 1}) ${Math.round((at - below) * 100)}%, var(--ramp-${below}))`
}
