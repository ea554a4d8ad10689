import type { Description } from '../../backend/index.ts'
import { countText } from '../../model/count-text.ts'
import { textOf, textsOf } from '../../model/texts.ts'
import type { MapValue, Value } from '../../model/values.ts'
import { MOST_AT_ONCE } from '../content/undrawn.ts'
import type {
  EvidenceView,
  LineView,
  NodeView,
  RelationshipGroup,
  RelationshipView,
} from '../details/element.ts'
import { isolated } from '../words/isolated.ts'
import { kindName } from '../words/kind-name.ts'
import { labelOf } from '../words/labels.ts'
import { pageWords } from '../words/page-words.ts'
import { ClaimCard, type ClaimCardProps } from './claim-card.tsx'
import { FoldedInto, type FoldedEnd } from './folded-into.tsx'
import { ImportedFrom, importedProperties } from './imported-from.tsx'
import { propertyText } from './property-text.ts'
import './panels.css'
import './selection-panel.css'

interface Links extends Pick<ClaimCardProps, 'onSelect' | 'onDocument' | 'inCopy'> {
  /** Asks a query and shows its records. */
  readonly onAsk: (cypher: string) => void
  /** Draws what relationships of one type and direction lead to. */
  readonly onDraw: (key: string, by: RelationshipGroup['by']) => void
  /** Opens the list of all neighbours. */
  readonly onChoose: () => void
  readonly isInPicture: (key: string) => boolean
}

export interface ElementPanelProps extends Links {
  readonly element: NodeView | LineView
  /** The parts that are drawn as this node, with all that is known of them. */
  readonly folded: readonly NodeView[]
  /** The node, or ends of the line, that are drawn as what they are part of. */
  readonly foldedEnds?: readonly FoldedEnd[]
  /** Draws these by themselves, or folds them again, in words. */
  readonly folds: readonly { readonly words: string; readonly run: () => void }[]
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
  folds,
  description,
  expanded,
  foldedEnds = [],
  onExpand,
  onRemove,
  ...links
}: ElementPanelProps & { readonly element: NodeView }) {
  const { node, labels, properties, hasNeighbours } = element
  // With claims the caption is a short form of the name.
  const name = (description.evidence && textOf(properties['name']).trim()) || node.name
  const aliases = textsOf(properties['aliases'])
  return (
    <>
      <p className="panel-kind">
        {labels.map((label) => labelOf([label], description).singular).join(', ') ||
          labelOf([], description).singular}
      </p>
      <h2 className="panel-title">
        <bdi>{name}</bdi>
      </h2>
      {aliases.length > 0 && <p className="aside">Also: {aliases.map(isolated).join(', ')}</p>}
      <FoldedInto ends={foldedEnds} onSelect={links.onSelect} />
      <p className="panel-actions">
        <button
          type="button"
          className="panel-button"
          disabled={expanded || !hasNeighbours}
          onClick={onExpand}
        >
          {!hasNeighbours
            ? 'It has no neighbours'
            : expanded
              ? 'Neighbours are drawn'
              : 'Draw all neighbours'}
        </button>
        {hasNeighbours && (
          <button type="button" className="panel-button" onClick={links.onChoose}>
            Choose …
          </button>
        )}
        <button type="button" className="panel-button" onClick={onRemove}>
          Take away
        </button>
        {folds.map(({ words, run }) => (
          <button key={words} type="button" className="panel-button" onClick={run}>
            <bdi>{words}</bdi>
          </button>
        ))}
      </p>
      <ImportedFrom properties={properties} />
      {description.evidence ? (
        <Properties properties={properties} without={['name', 'aliases', 'caption']} />
      ) : (
        <PropertyList properties={properties} without={[]} />
      )}
      <Known element={element} description={description} {...links} />
      {folded.map((part) => (
        <section
          key={part.node.key}
          className="panel-folded"
          aria-label={`Folded into it: ${part.node.name}`}
        >
          <h3>
            Folded into it:{' '}
            <button type="button" className="text-button" onClick={() => links.onSelect(part.node.key)}>
              <bdi>{part.node.name}</bdi>
            </button>
          </h3>
          <Known element={part} description={description} {...links} />
        </section>
      ))}
    </>
  )
}

/** The relationships of a node, by what they say, and the further claims that name it. */
function Known({
  element,
  description,
  ...links
}: Links & { readonly element: NodeView; readonly description: Description }) {
  const { groups, otherClaims, node } = element
  return (
    <>
      {groups.map(({ phrase, by, count, cypher, relationships }) => (
        <section key={phrase} className="panel-group">
          <div className="panel-group-head">
            <h4>{phrase}</h4>
            <DrawGroup
              count={count}
              relationships={relationships}
              of={node.key}
              by={by}
              phrase={phrase}
              {...links}
            />
          </div>
          {count > relationships.length && (
            <p className="aside">
              {relationships.length.toLocaleString('en')} of {count.toLocaleString('en')} are listed.{' '}
              <button type="button" className="text-button" onClick={() => links.onAsk(cypher)}>
                Read all as a table
              </button>
            </p>
          )}
          {relationships.map((relationship, index) => (
            <Relationship
              key={index}
              relationship={relationship}
              isOneOfMany={relationships.some(
                (one) => one !== relationship && one.other.key === relationship.other.key,
              )}
              {...links}
            />
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
        <p className="mute">{pageWords(description).nothingMore}</p>
      )}
    </>
  )
}

/** Draws what a group of relationships leads to, where something of it is not drawn. */
function DrawGroup({
  of,
  by,
  phrase,
  count,
  relationships,
  isInPicture,
  onDraw,
  onChoose,
}: Links & {
  readonly of: string
} & Pick<RelationshipGroup, 'by' | 'phrase' | 'count' | 'relationships'>) {
  const others = new Set(relationships.map(({ other }) => other.key))
  const undrawn = count > relationships.length ? count : [...others].filter((key) => !isInPicture(key)).length
  if (undrawn === 0) return null
  return undrawn > MOST_AT_ONCE ? (
    <button type="button" className="text-button" onClick={onChoose}>
      Choose of {undrawn.toLocaleString('en')}
    </button>
  ) : (
    <button type="button" className="text-button" onClick={() => onDraw(of, by)}>
      Draw {undrawn.toLocaleString('en')}
      <span className="unseen"> more: {phrase}</span>
    </button>
  )
}

/** One of several to the same node tells by its claims how it differs from the others. */
function Relationship({
  relationship,
  isOneOfMany,
  ...links
}: Links & { readonly relationship: RelationshipView; readonly isOneOfMany: boolean }) {
  const { other, standing, evidence, properties } = relationship
  return (
    <div className="panel-relationship">
      <button type="button" className="text-button" onClick={() => links.onSelect(other.key)}>
        <bdi>{other.name}</bdi>
      </button>{' '}
      {standing !== '' && <span className="chip">{standing}</span>}
      {isOneOfMany &&
        evidence?.claims.map(({ id, gloss }) => (
          <p key={id} className="claim-gloss">
            {gloss}
          </p>
        ))}
      {evidence === undefined ? (
        <Properties properties={properties} without={[]} />
      ) : (
        <details>
          <summary className="aside">{evidenceWords(evidence)}</summary>
          <Evidence evidence={evidence} {...links} />
        </details>
      )}
    </div>
  )
}

function evidenceWords({ claims, reference, verified }: EvidenceView): string {
  if (reference !== '') return verified ? 'reference' : 'unverified reference'
  return countText(claims.length, 'claim')
}

function Evidence({
  evidence,
  onAsk: _,
  onDraw: _draw,
  onChoose: _choose,
  isInPicture: _in,
  ...links
}: Links & { readonly evidence: EvidenceView }) {
  const { claims, reference, verified } = evidence
  return (
    <>
      {reference !== '' && (
        <p className="panel-reference">
          {verified
            ? `Common reference: ${reference}.`
            : 'Common reference that has not been looked up: unverified.'}
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
  folds: _folds,
  foldedEnds = [],
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
          <bdi>{start.name}</bdi>
        </button>{' '}
        {phrase}{' '}
        <button type="button" className="text-button" onClick={() => links.onSelect(end.key)}>
          <bdi>{end.name}</bdi>
        </button>
      </h2>
      {standing !== '' && <span className="chip">{standing}</span>}
      <FoldedInto ends={foldedEnds} onSelect={links.onSelect} />
      <ImportedFrom properties={properties} />
      {evidence === undefined ? (
        <PropertyList properties={properties} without={[]} />
      ) : (
        <>
          <Properties properties={properties} without={['claims', 'attributedTo', 'source', 'verified']} />
          {(evidence.claims.length > 0 || evidence.reference !== '') && (
            <section className="panel-group">
              <h3>Who says so</h3>
              <Evidence evidence={evidence} {...links} />
            </section>
          )}
        </>
      )}
    </>
  )
}

interface PropertiesProps {
  readonly properties: MapValue
  readonly without: readonly string[]
}

/** Properties to be opened, where there is more to read than these. */
function Properties(props: PropertiesProps) {
  if (entriesOf(props).length === 0) return null
  return (
    <details className="panel-properties">
      <summary>Properties</summary>
      <PropertyList {...props} />
    </details>
  )
}

function PropertyList(props: PropertiesProps) {
  const entries = entriesOf(props)
  if (entries.length === 0) return <p className="mute">It has no properties.</p>
  return (
    <dl className="panel-properties">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{kindName(name)}</dt>
          <dd>
            <bdi>{propertyText(value)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function entriesOf({ properties, without }: PropertiesProps): readonly (readonly [string, Value])[] {
  return Object.entries(properties).filter(
    ([name]) => !without.includes(name) && !importedProperties.includes(name),
  )
}
