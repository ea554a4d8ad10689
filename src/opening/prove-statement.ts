import { type Catalog, type Hint, prepare, type PreparedQuery } from '../cypher/index.ts'
import type { Finding } from '../dataset/check.ts'
import { CypherError, type Place, QueryLimitError } from '../errors.ts'
import type { Statement } from './statements.ts'

/** What a statement turned out to be: its findings, and the parameters that it uses. */
export interface Proof {
  readonly findings: readonly Finding[]
  readonly parameters: readonly string[]
}

/**
 * Parses, binds and plans a statement, and holds it to what reads it.
 *
 * @param catalog with the graph of `vocabularyGraph`
 * @returns errors: `InvalidCypher`, `Writes`, `UnknownName`, `MatchesNothing`, `MissingColumn`, `MissingParameter`, `AsksForPlan`;
 *   notices: `ComparesList`, `ReadsNothing`
 */
export function proveStatement(statement: Statement, catalog: Catalog): Proof {
  const prepared = prepareOrFinding(statement, catalog)
  if ('severity' in prepared) return { findings: [prepared], parameters: [] }
  const { what, text, placeOf, columns, given, shows } = statement
  if (prepared.mode !== 'run') {
    const message = `${what} asks for its plan instead of an answer.`
    const hint = `Leave out ${prepared.mode.toUpperCase()}.`
    return { findings: [error('AsksForPlan', message, hint, placeOf(0))], parameters: [] }
  }
  const parameters = Object.keys(given)
  const findings = prepared.hints(catalog.reader).map((hint) => findingOf(what, hint, placeOf(hint.at.start)))
  if (prepared.writes)
    findings.push(error('Writes', `${what} writes.`, 'It may only read: use MATCH and RETURN.', placeOf(0)))
  if (shows === 'sentence' && !prepared.readsGraph())
    findings.push({
      severity: 'notice',
      code: 'ReadsNothing',
      message: `${what} reads nothing of the graph: it says the same whatever is shown.`,
      hint: 'Let it count what it speaks of, with MATCH, or leave it out: the question is shown instead.',
      place: placeOf(0),
    })
  for (const column of columns.filter((name) => !prepared.columns.includes(name)))
    findings.push(
      error(
        'MissingColumn',
        `${what} has no column ${column}.`,
        `It returns ${prepared.columns.join(', ')}: write RETURN ... AS ${column}.`,
        placeOf(0),
      ),
    )
  for (const name of prepared.parameters.filter((one) => !parameters.includes(one)))
    findings.push(
      error(
        'MissingParameter',
        `${what} uses the parameter $${name}, which has no value.`,
        parameters.length === 0
          ? 'No parameter has a value here: write the value itself.'
          : `The parameters here are ${parameters.join(', ')}.`,
        placeOf(Math.max(0, text.indexOf(`$${name}`))),
      ),
    )
  return { findings, parameters: prepared.parameters }
}

function prepareOrFinding({ what, text, placeOf }: Statement, catalog: Catalog): PreparedQuery | Finding {
  try {
    return prepare(text, catalog)
  } catch (problem) {
    if (!(problem instanceof CypherError || problem instanceof QueryLimitError)) throw problem
    const offset = problem instanceof CypherError ? (problem.position?.offset ?? 0) : 0
    const { message, hint = 'Correct the Cypher here.' } = problem
    return error('InvalidCypher', `${what} cannot be run: ${message}`, hint, placeOf(offset))
  }
}

function findingOf(what: string, found: Hint, place: Place | undefined): Finding {
  // What never equals a text always differs from it: that may be what was meant.
  if ('message' in found && found.kind === 'comparison')
    return {
      severity: 'notice',
      code: 'ComparesList',
      message: `${what} compares a list with a text: ${found.message}`,
      hint: 'Correct the Cypher here.',
      place,
    }
  if ('message' in found)
    return error(
      'MatchesNothing',
      `${what} asks for what the ontology rules out: ${found.message}`,
      'Correct the Cypher here.',
      place,
    )
  const { kind, name, nearest } = found
  const hint =
    nearest === undefined
      ? 'Define it in ontology.yaml, or use a name that is defined there.'
      : `Did you mean ${nearest}?`
  return error(
    'UnknownName',
    `${what} names the ${kind} ${name}, which the ontology does not define.`,
    hint,
    place,
  )
}

function error(code: string, message: string, hint: string, place: Place | undefined): Finding {
  return { severity: 'error', code, message, hint, place }
}
