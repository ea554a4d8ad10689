import { CypherError } from '../../src/errors.ts'
import { emptyMap, type MapValue } from '../../src/model/values.ts'
import { parseCell, showValue } from './cell.ts'
import type { Kit, Scenario, Step } from './features.ts'
import { sideEffects, type GraphDump } from './side-effects.ts'
import type { Subject, SubjectResult } from './subject.ts'

type Outcome = { readonly result: SubjectResult } | { readonly error: unknown }

/** `exactly`: class, phase and code are those of the TCK; `by presence`: there is an error, whatever it says. */
type ErrorComparison = 'exactly' | 'by presence'

/** What a scenario ends with that needs a procedure, on a subject that cannot be given any. */
export const NO_PROCEDURES = 'the subject cannot be given procedures'

/** Runs one scenario of a kit with its graphs on a fresh subject; resolves to undefined where it passes, else to what went wrong in one line. */
export async function runScenario(
  scenario: Scenario,
  graphs: Kit['graphs'],
  makeSubject: () => Subject | Promise<Subject>,
  compareErrors: ErrorComparison = 'exactly',
): Promise<string | undefined> {
  try {
    const run = new ScenarioRun(graphs, await makeSubject(), compareErrors)
    for (const step of scenario.steps) {
      const problem = await run.step(step)
      if (problem !== undefined) return problem
    }
    return run.unexpectedError()
  } catch (error) {
    return describeError(error)
  }
}

class ScenarioRun {
  private readonly graphs: Kit['graphs']
  private readonly subject: Subject
  private readonly compareErrors: ErrorComparison
  private parameters: MapValue = emptyMap()
  private outcome: Outcome | undefined
  private before: GraphDump | undefined
  private isErrorExpected = false

  constructor(graphs: Kit['graphs'], subject: Subject, compareErrors: ErrorComparison) {
    this.graphs = graphs
    this.subject = subject
    this.compareErrors = compareErrors
  }

  /** An error that no step of the scenario asked about. */
  unexpectedError(): string | undefined {
    const { outcome } = this
    return outcome !== undefined && 'error' in outcome && !this.isErrorExpected
      ? describeError(outcome.error)
      : undefined
  }

  async step(step: Step): Promise<string | undefined> {
    const { text } = step
    if (text === 'an empty graph' || text === 'any graph') return undefined
    const graph = /^the (.+) graph$/.exec(text)?.[1]
    if (graph !== undefined) return this.setUp(this.graphs[graph])
    if (text === 'having executed:') return this.setUp(step.body)
    if (text === 'parameters are:') return this.setParameters(step)
    if (text.startsWith('there exists a procedure ')) return this.addProcedure(step)
    if (text === 'executing query:' || text === 'executing control query:') return this.execute(step.body)
    if (text === 'the result should be empty') return this.compareRecords([], false, false)
    const table =
      /^the result should be(, in any order|, in order)?( \(ignoring element order for lists\))?:$/.exec(text)
    if (table !== null) return this.compareTable(step, table[1] === ', in order', table[2] !== undefined)
    if (text === 'no side effects') return this.compareSideEffects(new Map())
    if (text === 'the side effects should be:') {
      return this.compareSideEffects(
        new Map(step.rows.map(([name = '', count = '']) => [name, Number(count)])),
      )
    }
    const failure = /^an? (\w+) should be raised at (.+): (.+)$/.exec(text)
    if (failure !== null) return this.compareError(failure[1] ?? '', failure[2] ?? '', failure[3] ?? '')
    return `the runner does not know the step: ${text}`
  }

  private async setUp(query: string): Promise<string | undefined> {
    try {
      await this.subject.run(query, emptyMap())
      return undefined
    } catch (error) {
      return `set-up: ${describeError(error)}`
    }
  }

  private setParameters(step: Step): undefined {
    const parameters = emptyMap()
    for (const [name = '', cell = ''] of step.rows) parameters[name] = parseCell(cell)
    this.parameters = parameters
  }

  private addProcedure(step: Step): string | undefined {
    if (this.subject.addProcedure === undefined) return NO_PROCEDURES
    const signature = step.text.replace('there exists a procedure ', '').replace(/\s*:$/, '')
    const [header = [], ...rows] = step.rows
    this.subject.addProcedure(
      signature,
      header,
      rows.map((cells) => cells.map(parseCell)),
    )
    return undefined
  }

  private async execute(query: string): Promise<string | undefined> {
    const missed = this.unexpectedError()
    if (missed !== undefined) return missed
    this.before = await this.subject.dump()
    try {
      this.outcome = { result: await this.subject.run(query, this.parameters) }
    } catch (error) {
      this.outcome = { error }
    }
    return undefined
  }

  private compareTable(step: Step, inOrder: boolean, ignoreListOrder: boolean): string | undefined {
    const { outcome } = this
    if (outcome === undefined) return 'no query ran'
    if ('error' in outcome) return describeError(outcome.error)
    const [header = [], ...rows] = step.rows
    const columns = outcome.result.columns.join(' | ')
    if (columns !== header.join(' | ')) return `columns: expected ${header.join(' | ')}, got ${columns}`
    return this.compareRecords(rows, inOrder, ignoreListOrder)
  }

  private compareRecords(
    rows: readonly (readonly string[])[],
    inOrder: boolean,
    ignoreListOrder: boolean,
  ): string | undefined {
    const { outcome } = this
    if (outcome === undefined) return 'no query ran'
    if ('error' in outcome) return describeError(outcome.error)
    const expected = rows.map((cells) =>
      cells.map((cell) => showValue(parseCell(cell), ignoreListOrder)).join(' | '),
    )
    const actual = outcome.result.records.map((record) =>
      record.map((value) => showValue(value, ignoreListOrder)).join(' | '),
    )
    const sort = (records: string[]) => (inOrder ? records : records.toSorted())
    const [wanted, got] = [sort(expected).join('\n'), sort(actual).join('\n')]
    return wanted === got ? undefined : `records: expected ${shorten(wanted)}, got ${shorten(got)}`
  }

  private async compareSideEffects(expected: ReadonlyMap<string, number>): Promise<string | undefined> {
    const { outcome, before } = this
    if (outcome === undefined || before === undefined) return 'no query ran'
    if ('error' in outcome) return describeError(outcome.error)
    const show = (effects: ReadonlyMap<string, number>) =>
      [...effects]
        .map(([name, count]) => `${name} ${count}`)
        .toSorted()
        .join(', ')
    const wanted = show(expected)
    const got = show(sideEffects(before, await this.subject.dump()))
    return wanted === got ? undefined : `side effects: expected ${wanted || 'none'}, got ${got || 'none'}`
  }

  private compareError(kind: string, phase: string, code: string): string | undefined {
    this.isErrorExpected = true
    const { outcome } = this
    if (outcome === undefined) return 'no query ran'
    const wanted = `${kind} at ${phase}: ${code}`
    if ('result' in outcome) return `expected ${wanted}, got a result`
    if (this.compareErrors === 'by presence') return undefined
    const { error } = outcome
    if (!(error instanceof CypherError)) return `expected ${wanted}, got ${describeError(error)}`
    const isPhase = phase === 'any time' || phase.replace(' time', '') === error.phase
    const isCode = code === '*' || code === error.code
    if (error.kind === kind && isPhase && isCode) return undefined
    return `expected ${wanted}, got ${describeError(error)}`
  }
}

function describeError(error: unknown): string {
  if (error instanceof CypherError) return `${error.kind} at ${error.phase}: ${error.code}: ${error.message}`
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

function shorten(text: string): string {
  const line = text.replaceAll('\n', ' / ')
  return line.length <= 300 ? line : `${line.slice(0, 300)}…`
}
