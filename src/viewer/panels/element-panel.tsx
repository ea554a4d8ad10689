import type { Description } from '../../backend/index.ts'
import { isList } from '../../model/kinds.ts'
import { Point } from '../../model/point.ts'
import { isTemporal } from '../../model/temporal/index.ts'
import type { MapValue, Value } from '../../model/values.ts'
import type { EvidenceView, LineView, NodeView, RelationshipView } from '../evidence/element.ts'
import { labelOf } from '../layout/words.ts'
import { textsOf } from '../../model/texts.ts'
import { ClaimCard, type ClaimCardProps } from './claim-card.tsx'
import './panels.css'

type Links = Pick<ClaimCardProps, 'onSelect' | 'onDocument' | 'inCopy'>

export interface ElementPanelProps extends Links {
  readonly element: NodeView | LineView
  /** The parts that are drawn as this node, with all that is known of them. */
  readonly folded: readonly NodeView[]
  readonly description: Description
  readonly expanded: boolean
  readonly onExpand: () => void
  readonly onRemove: () => void
}

/** What is known of the selected node or line, and who says so. */
export function ElementPanel(props: ElementPanelProps) {
  return props.element.kind === 'node' ? (
    <NodePanel {...props} element={props.element} />
  ) : (
    <LinePanel {...props} element={props.element} />
  )
}

function NodePanel({
  element,
  folded,
  description,
  expanded,
  onExpand,
  onRemove,
  ...links
}: ElementPanelProps & { readonly element: NodeView }) {
  const { node, labels, properties } = element
  const name = typeof properties['name'] === 'string' ? properties['name'] : node.name
  const aliases = textsOf(properties['aliases'])
  return (
    <>
      <p className="panel-kind">{labels.map((label) => labelOf([label], description).singular).join(', ')}</p>
      <h2 className="panel-title">{name}</h2>
      {aliases.length > 0 && <p className="aside">Also: {aliases.join(', ')}</p>}
      <p className="panel-actions">
        <button type="button" className="panel-button" disabled={expanded} onClick={onExpand}>
          {expanded ? 'Neighbours are drawn' : 'Draw all neighbours'}
        </button>
        <button type="button" className="panel-button" onClick={onRemove}>
          Take away
        </button>
      </p>
      <Properties properties={properties} without={['name', 'aliases', 'caption']} />
      <Known element={element} {...links} />
      {folded.map((part) => (
        <section
          key={part.node.key}
          className="panel-folded"
          aria-label={`Folded into it: ${part.node.name}`}
        >
          <h3>
            Folded into it:{' '}
            <button type="button" className="text-button" onClick={() => links.onSelect(part.node.key)}>
              {part.node.name}
            </button>
          </h3>
          <Known element={part} {...links} />
        </section>
      ))}
    </>
  )
}

/** The relationships of a node, by what they say, and the further claims that name it. */
function Known({ element, ...links }: Links & { readonly element: NodeView }) {
  const { groups, otherClaims } = element
  return (
    <>
      {groups.map(({ phrase, relationships }) => (
        <section key={phrase} className="panel-group">
          <h4>{phrase}</h4>
          {relationships.map((relationship, index) => (
            <Relationship key={index} relationship={relationship} {...links} />
          ))}
        </section>
      ))}
      {otherClaims.length > 0 && (
        <section className="panel-group">
          <h4>Further claims that name it</h4>
          {otherClaims.map((claim) => (
            <ClaimCard key={claim.id} claim={claim} {...links} />
          ))}
        </section>
      )}
      {groups.length === 0 && otherClaims.length === 0 && (
        <p className="mute">Nothing else is stated in the source.</p>
      )}
    </>
  )
}

function Relationship({ relationship, ...links }: Links & { readonly relationship: RelationshipView }) {
  const { other, standing, evidence } = relationship
  return (
    <div className="panel-relationship">
      <button type="button" className="text-button" onClick={() => links.onSelect(other.key)}>
        {other.name}
      </button>{' '}
      {standing !== '' && <span className="chip">{standing}</span>}
      <details>
        <summary className="aside">{evidenceWords(evidence)}</summary>
        <Evidence evidence={evidence} {...links} />
      </details>
    </div>
  )
}

function evidenceWords({ claims, reference, verified }: EvidenceView): string {
  if (reference !== '') return verified ? 'reference' : 'unverified reference'
  return claims.length === 1 ? '1 claim' : `${claims.length} claims`
}

function Evidence({ evidence, ...links }: Links & { readonly evidence: EvidenceView }) {
  const { claims, reference, verified } = evidence
  return (
    <>
      {reference !== '' && (
        <p className="panel-reference">
          {verified
            ? `Common reference: ${reference}.`
            : 'Common reference that nobody has looked up: unverified.'}
        </p>
      )}
      {claims.map((claim) => (
        <ClaimCard key={claim.id} claim={claim} {...links} />
      ))}
    </>
  )
}

function LinePanel({
  element,
  folded: _folded,
  onRemove: _remove,
  onExpand: _expand,
  expanded: _expanded,
  description: _description,
  ...links
}: ElementPanelProps & { readonly element: LineView }) {
  const { start, phrase, end, standing, properties, evidence } = element
  return (
    <>
      <p className="panel-kind">relationship</p>
      <h2 className="panel-title">
        <button type="button" className="text-button" onClick={() => links.onSelect(start.key)}>
          {start.name}
        </button>{' '}
        {phrase}{' '}
        <button type="button" className="text-button" onClick={() => links.onSelect(end.key)}>
          {end.name}
        </button>
      </h2>
      {standing !== '' && <span className="chip">{standing}</span>}
      <Properties properties={properties} without={['claims', 'attributedTo', 'source', 'verified']} />
      <section className="panel-group">
        <h3>Who says so</h3>
        <Evidence evidence={evidence} {...links} />
      </section>
    </>
  )
}

function Properties({
  properties,
  without,
}: {
  readonly properties: MapValue
  readonly without: readonly string[]
}) {
  const entries = Object.entries(properties).filter(([name]) => !without.includes(name))
  if (entries.length === 0) return null
  return (
    <details className="panel-properties">
      <summary>Properties</summary>
      <dl>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{propertyText(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function propertyText(value: Value): string {
  if (isList(value)) return value.map(propertyText).join(', ')
  if (isTemporal(value) || value instanceof Point) return value.toString()
  return value === null || typeof value === 'object' ? JSON.stringify(value) : String(value)
}
