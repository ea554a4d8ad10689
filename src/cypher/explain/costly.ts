import { addAll } from '../../model/add-all.ts'
import type { Hint } from '../notifications/unknown-names.ts'
import type { LogicalOperator } from '../planner/logical.ts'
import { inputOf } from '../planner/operators.ts'
import type { Statistics } from '../planner/statistics.ts'
import type { Variable } from '../bound/index.ts'
import { variablesOf } from '../bound/walk.ts'
import { Estimates } from './estimate.ts'
import { labelsText, variableText } from './expression-text.ts'

/** Fewer nodes are looked through in less time than it takes to read about it. */
const FEW = 10_000

type Scan = Extract<LogicalOperator, { kind: 'node-scan' }>

/** Whether a plan looks through nodes for records that it has already: only then it may be costly. */
export function scansAgain(root: LogicalOperator): boolean {
  return scansIn(root).length > 0
}

/**
 * What makes a plan slow, with what would mend it: all nodes, or all with a label, are looked through for each of many records. Cost:
 * linear in the plan.
 */
export function costlySteps(root: LogicalOperator, statistics: Statistics): readonly Hint[] {
  const estimates = new Estimates(statistics)
  estimates.of(root, 1)
  return scansIn(root).flatMap(({ scan, isJoined }) => {
    const input = estimates.get(scan.input)
    const nodes = statistics.nodes(scan.labels)
    if (input <= 1 || input * nodes < FEW) return []
    const name = `\`(${variableText(scan.variable)}${labelsText(scan.labels)})\``
    const message = isJoined
      ? `All ${nodes.toLocaleString('en')} nodes of ${name} are looked through for each record. ` +
        'Let an equality find it, as in `{key: value}`, or a relationship lead to it.'
      : `${name} is not connected with what is matched before it, so that every combination is made. ` +
        'Let a relationship or a condition connect them.'
    return [{ kind: 'costly' as const, name: variableText(scan.variable), message, at: scan.span }]
  })
}

/** Scans above records that are there already, and whether a condition joins what is found to them. */
function scansIn(root: LogicalOperator): readonly { readonly scan: Scan; readonly isJoined: boolean }[] {
  const found: { readonly scan: Scan; readonly isJoined: boolean }[] = []
  const left = [root]
  for (let start = left.pop(); start !== undefined; start = left.pop()) {
    const joined = new Set<Variable>()
    for (let at: LogicalOperator | undefined = start; at !== undefined; at = inputOf(at)) {
      if ('inner' in at) left.push(at.inner)
      if (at.kind === 'union')
        addAll(
          left,
          at.branches.map(({ input }) => input),
        )
      if (at.kind === 'filter') {
        const read = variablesOf(at.predicate)
        if (read.size > 1) for (const variable of read) joined.add(variable)
      }
      if (at.kind !== 'node-scan' || at.input.kind === 'argument') continue
      found.push({ scan: at, isJoined: joined.has(at.variable) })
    }
  }
  return found
}
