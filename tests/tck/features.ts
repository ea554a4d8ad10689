import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin'
import { IdGenerator, type Pickle, type PickleStep } from '@cucumber/messages'
import { sharedPath } from '../helpers/shared.ts'

/** One step of a scenario: its text, and the table or the doc string below it. */
export interface Step {
  readonly text: string
  readonly rows: readonly (readonly string[])[]
  readonly body: string
}

/** One scenario, outlines expanded. `id` is unique: `folder/Feature: name #example`. */
export interface Scenario {
  readonly id: string
  readonly steps: readonly Step[]
}

export interface Feature {
  /** `expressions/literals/Literals1` */
  readonly name: string
  readonly scenarios: readonly Scenario[]
}

/**
 * The folder of the TCK: OPENCYPHER_TCK or `../shared/openCypher-tck`; undefined where it is absent, which is an error
 * in continuous integration.
 */
export function tckFolder(): string | undefined {
  return process.env['OPENCYPHER_TCK'] ?? sharedPath('openCypher-tck')
}

/** All feature files below the folder, by name. */
export function readFeatures(folder: string): readonly Feature[] {
  const root = path.join(folder, 'features')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.feature'),
  )
  return files.toSorted().map((file) => readFeature(root, file))
}

/** The whole kit as plain data: it can be sent to another thread or into a page. */
export interface Kit {
  readonly features: readonly Feature[]
  /** The queries that build a named graph, such as `binary-tree-1`. */
  readonly graphs: { readonly [name: string]: string }
}

/** Every feature and every named graph below the folder. */
export function readKit(folder: string): Kit {
  const names = readdirSync(path.join(folder, 'graphs'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  const graphs = names.map(
    (name) => [name, readFileSync(path.join(folder, 'graphs', name, `${name}.cypher`), 'utf8')] as const,
  )
  return { features: readFeatures(folder), graphs: Object.fromEntries(graphs) }
}

function readFeature(root: string, file: string): Feature {
  const newId = IdGenerator.incrementing()
  const document = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(
    readFileSync(path.join(root, file), 'utf8'),
  )
  const name = file.replace(/\.feature$/, '').replaceAll(path.sep, '/')
  const examples = new Map<string, number>()
  const scenarios = compile(document, file, newId).map((pickle) => readScenario(name, pickle, examples))
  return { name, scenarios }
}

/** `examples` counts the pickles of one scenario, so that the examples of an outline get numbers. */
function readScenario(feature: string, pickle: Pickle, examples: Map<string, number>): Scenario {
  const source = pickle.astNodeIds[0] ?? pickle.id
  const example = (examples.get(source) ?? 0) + 1
  examples.set(source, example)
  const suffix = pickle.astNodeIds.length > 1 ? ` #${example}` : ''
  return { id: `${feature}: ${pickle.name}${suffix}`, steps: pickle.steps.map(readStep) }
}

function readStep(step: PickleStep): Step {
  const rows = step.argument?.dataTable?.rows ?? []
  return {
    text: step.text,
    rows: rows.map((row) => row.cells.map((cell) => cell.value)),
    body: step.argument?.docString?.content ?? '',
  }
}
