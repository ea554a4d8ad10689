import { Fragment, type ReactNode } from 'react'
import type { Description } from '../../../backend/index.ts'
import { isList } from '../../../model/kinds.ts'
import { Node, Path, Relationship, type Value } from '../../../model/values.ts'
import { LabelMark } from '../../icons/label-mark.tsx'
import { labelLook } from '../../layout/label-look.ts'
import { kindName } from '../../words/kind-name.ts'
import { labelOf } from '../../words/labels.ts'
import { nameOf } from '../../words/names.ts'

/** What chips need to know. */
export interface ChipContext {
  readonly description: Description
  /** The order in which labels get their colours. */
  readonly order: readonly string[]
  /** Opens the panel of a node, which is drawn if it is not yet. */
  readonly openNode: (node: Node) => void
  /** Undefined where the relationship is not drawn. */
  readonly openRelationship: (relationship: Relationship) => (() => void) | undefined
}

/** Whether a value is an element of the graph, or a list or path of such. */
export function holdsElements(value: Value): boolean {
  if (value instanceof Node || value instanceof Relationship || value instanceof Path) return true
  return isList(value) && value.length > 0 && value.every(holdsElements)
}

/** A value that `holdsElements`, each of them a button that opens it. @param tabIndex of its buttons */
export function Chips({
  value,
  context,
  tabIndex,
}: {
  readonly value: Value
  readonly context: ChipContext
  readonly tabIndex: 0 | -1
}): ReactNode {
  const chips = (one: Value): ReactNode => <Chips value={one} context={context} tabIndex={tabIndex} />
  if (value instanceof Node) return <NodeChip node={value} context={context} tabIndex={tabIndex} />
  if (value instanceof Relationship)
    return <RelationshipChip relationship={value} context={context} tabIndex={tabIndex} />
  if (value instanceof Path)
    return value.nodes.map((node, index) => {
      const relationship = value.relationships[index]
      return (
        <Fragment key={index}>
          {chips(node)}
          {relationship !== undefined && (
            <RelationshipChip
              relationship={relationship}
              context={context}
              tabIndex={tabIndex}
              isBackward={relationship.start !== node.id}
            />
          )}
        </Fragment>
      )
    })
  if (!isList(value)) return null
  return value.map((one, index) => <Fragment key={index}>{chips(one)}</Fragment>)
}

function NodeChip({
  node,
  context: { description, order, openNode },
  tabIndex,
}: {
  readonly node: Node
  readonly context: ChipContext
  readonly tabIndex: 0 | -1
}) {
  const { singular, set } = labelOf(node.labels, description)
  return (
    <button
      type="button"
      className="value-chip"
      tabIndex={tabIndex}
      title={node.labels.map((label) => `:${kindName(label)}`).join('')}
      onClick={() => openNode(node)}
    >
      <LabelMark {...labelLook(node.labels, order, description)} hollow={set} />
      <bdi>{nameOf(node, description)}</bdi>
      <span className="unseen">, {singular}</span>
    </button>
  )
}

function RelationshipChip({
  relationship,
  context,
  tabIndex,
  isBackward = false,
}: {
  readonly relationship: Relationship
  readonly context: ChipContext
  readonly tabIndex: 0 | -1
  /** It is walked from its end to its start. */
  readonly isBackward?: boolean
}) {
  const open = context.openRelationship(relationship)
  const type = `[:${kindName(relationship.type)}]`
  const text = isBackward ? `<-${type}-` : `-${type}->`
  if (open === undefined) return <span className="value-text">{text}</span>
  return (
    <button type="button" className="value-chip value-chip-relationship" tabIndex={tabIndex} onClick={open}>
      {text}
    </button>
  )
}
