import { sizes, sizeText } from '../graph/sizes.ts'
import { limit, peers, silkgraph } from '../peers/index.ts'
import type { Peer } from '../peers/peer.ts'
import { shapes } from '../shapes/index.ts'
import type { Shape } from '../shapes/shape.ts'
import { median } from '../process/median.ts'
import { outcomeText, ratioText, timeText } from './outcome-text.ts'
import type { Outcome, Result } from './result.ts'

/** What docs/performance.md says of one size: what was measured on what, the table, and which answers were not right. */
export function sizeSection(results: readonly Result[]): string {
  const [first] = results
  if (first === undefined) return 'Not measured yet.'
  const shown = peers.filter((peer) => peer !== limit && results.some((result) => result.peer === peer.name))
  const asked = shapes.filter((shape) => results.some((result) => result.shape === shape.name))
  const failures = results.filter(({ outcome }) => outcome.kind !== 'timed')
  return [
    conditionsOf(results, shown),
    [
      row(['query', limit.title, silkgraph.title, ...shown.map(({ title }) => title)]),
      row(Array.from({ length: 3 + shown.length }, () => '---')),
      ...asked.map((shape) => row([shape.title, ...cellsOf(results, shape, shown)])),
    ].join('\n'),
    ...(failures.length === 0 ? [] : [failures.map(failureLine).join('\n')]),
  ].join('\n\n')
}

function conditionsOf(results: readonly Result[], shown: readonly Peer[]): string {
  const [{ size }] = results
  const loads = results.map(({ load }) => load)
  const machines = distinct(
    results,
    ({ machine: { cores, gibibytes, node, platform } }) =>
      `${cores} cores, ${gibibytes} GiB, ${platform}, Node ${node}`,
  )
  const versions = [
    ...distinct(results, ({ silkgraph: version }) => `Silkgraph ${version}`),
    ...shown.flatMap(({ name, title }) =>
      distinct(
        results.filter(({ peer }) => peer === name),
        ({ version }) => `${title} ${version}`,
      ),
    ),
  ]
  return [
    `- Graph: ${sizeText(sizes[size])}; the load creates ${sizes[size].rows.toLocaleString('en-US')}.`,
    `- Measured: ${distinct(results, ({ date }) => date)
      .sort()
      .join(', ')}, at a load of ${Math.min(...loads)} to ${Math.max(...loads)}.`,
    `- Machine: ${machines.join('; ')}.`,
    `- Versions: ${versions.join('; ')}.`,
  ].join('\n')
}

/** The hand-written loop, Silkgraph with its multiple of that, and each peer with its multiple of Silkgraph. */
function cellsOf(results: readonly Result[], shape: Shape, shown: readonly Peer[]): readonly string[] {
  const outcomeOf = (peer: Peer): Outcome | undefined =>
    results.find((result) => result.shape === shape.name && result.peer === peer.name)?.outcome
  const byHand = outcomeOf(limit)
  const own = outcomeOf(silkgraph)
  const ownTimes = results.flatMap(({ shape: name, outcome }) =>
    name === shape.name && outcome.kind === 'timed' ? [outcome.silkgraphMicros] : [],
  )
  const multiple = byHand?.kind === 'timed' ? `, ${ratioText(1 / byHand.ratio)}` : ''
  return [
    byHand?.kind === 'timed' ? timeText(byHand.micros) : '',
    ownTimes.length > 0 ? `${timeText(median(ownTimes))}${multiple}` : own === undefined ? '' : word(own),
    ...shown.map((peer) => {
      const outcome = outcomeOf(peer)
      return outcome === undefined ? '' : word(outcome)
    }),
  ]
}

function word(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'timed':
      return `${timeText(outcome.micros)}, ${ratioText(outcome.ratio)}`
    case 'slow':
      return `over ${outcome.seconds} s`
    default:
      return outcome.kind
  }
}

function failureLine({ peer, shape, outcome }: Result): string {
  const title = [silkgraph, ...peers].find(({ name }) => name === peer)?.title ?? peer
  const what = shapes.find(({ name }) => name === shape)?.title ?? shape
  // Whatever a peer says must stay one line, and code.
  return `- ${title}, ${what}: \`${outcomeText(outcome).replaceAll('`', "'")}\``
}

function distinct(results: readonly Result[], of: (result: Result) => string): string[] {
  return [...new Set(results.map(of))]
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
