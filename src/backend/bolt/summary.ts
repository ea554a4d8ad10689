import type {
  Notification as DriverNotification,
  Plan as DriverPlan,
  ProfiledPlan,
  ResultSummary,
} from 'neo4j-driver'
import {
  type Notification,
  notificationOf,
  type PlanDescription,
  type ProfileDescription,
  type Summary,
} from '../../database/index.ts'
import { nearestName } from '../../model/nearest-name.ts'
import { type Insertion, offsetInText } from './insertions.ts'

/** The names that a graph knows, to find the nearest of one that it does not. */
export interface KnownNames {
  readonly label: readonly string[]
  readonly type: readonly string[]
  readonly property: readonly string[]
}

/**
 * The summary of a query in our own words.
 *
 * @param insertions what its text was sent with, in its order
 * @param names asked only where a name is not known
 */
export async function summaryOf(
  summary: ResultSummary,
  insertions: readonly Insertion[],
  millis: number,
  names: () => Promise<KnownNames>,
): Promise<Summary> {
  const updates = summary.counters.updates()
  const unknown = summary.notifications.flatMap((told) => unknownName(told, insertions))
  const known = unknown.length === 0 ? { label: [], type: [], property: [] } : await names()
  return {
    counters: {
      nodesCreated: updates['nodesCreated'],
      nodesDeleted: updates['nodesDeleted'],
      relationshipsCreated: updates['relationshipsCreated'],
      relationshipsDeleted: updates['relationshipsDeleted'],
      propertiesSet: updates['propertiesSet'],
      labelsAdded: updates['labelsAdded'],
      labelsRemoved: updates['labelsRemoved'],
      indexesAdded: updates['indexesAdded'],
      indexesRemoved: updates['indexesRemoved'],
      constraintsAdded: updates['constraintsAdded'],
      constraintsRemoved: updates['constraintsRemoved'],
    },
    writes: summary.queryType !== 'r',
    notifications: [
      ...unknown.map(({ kind, name, at }) =>
        notificationOf({ kind, name, at, nearest: nearestName(name, known[kind]) }),
      ),
      ...summary.notifications.flatMap((told) => noEffect(told, summary.query.text.length)),
    ],
    millis,
    plan: summary.plan === false ? undefined : planOf(summary.plan),
    profile: summary.profile === false ? undefined : profileOf(summary.profile),
  }
}

function planOf({ operatorType, identifiers, arguments: given, children }: DriverPlan): PlanDescription {
  return { ...describedBy(operatorType, identifiers, given), children: children.map(planOf) }
}

function profileOf(profile: ProfiledPlan): ProfileDescription {
  const { operatorType, identifiers, arguments: given, dbHits, rows, children } = profile
  return {
    ...describedBy(operatorType, identifiers, given),
    records: rows,
    hits: dbHits,
    // A server tells nanoseconds, and memory only of operators that hold some.
    millis: Number(given['Time'] ?? profile.time ?? 0) / 1e6,
    bytes: Number(given['Memory'] ?? 0),
    children: children.map(profileOf),
  }
}

function describedBy(
  operatorType: string,
  identifiers: readonly string[],
  given: { readonly [name: string]: unknown },
): Omit<PlanDescription, 'children'> {
  const { Details: details = '', EstimatedRows: estimatedRecords = 0 } = given
  return {
    operator: operatorType.replace(/@.*$/, ''),
    details: String(details),
    identifiers,
    estimatedRecords: Number(estimatedRecords),
  }
}

const withoutEffect: ReadonlySet<string> = new Set([
  'Neo.ClientNotification.Schema.IndexOrConstraintAlreadyExists',
  'Neo.ClientNotification.Schema.IndexOrConstraintDoesNotExist',
])

/** What a server tells of a command about indexes or constraints that had nothing to do. */
function noEffect({ code, title, description }: DriverNotification, length: number): readonly Notification[] {
  if (!withoutEffect.has(code)) return []
  return [{ kind: 'no-effect', name: '', message: `${title} ${description}`, at: { start: 0, end: length } }]
}

type UnknownName = Pick<Notification & { kind: 'label' | 'type' | 'property' }, 'kind' | 'name' | 'at'>

const kinds = {
  'Neo.ClientNotification.Statement.UnknownLabelWarning': 'label',
  'Neo.ClientNotification.Statement.UnknownRelationshipTypeWarning': 'type',
  'Neo.ClientNotification.Statement.UnknownPropertyKeyWarning': 'property',
} as const

/** The name that a notification is about; the server tells it in a sentence. */
function unknownName(
  { code, description, position }: DriverNotification,
  insertions: readonly Insertion[],
): readonly UnknownName[] {
  const kind = Object.entries(kinds).find(([known]) => known === code)?.[1]
  const name = /\(the missing [\w ]+ is: (.*)\)$/s.exec(description)?.[1]
  if (kind === undefined || name === undefined) return []
  const start = position !== undefined && 'offset' in position ? offsetInText(position.offset, insertions) : 0
  return [{ kind, name, at: { start, end: start + name.length } }]
}
