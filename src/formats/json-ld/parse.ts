import type { Quad } from 'n3'
import type { GraphFile } from '../graph-file.ts'
import { JsonDocument } from '../reading/json/document.ts'
import { JsonObject, type JsonEntry } from '../reading/json/value.ts'
import type { GraphSink, Step } from '../sink.ts'
import { Context } from './context.ts'
import { Contexts } from './contexts.ts'
import { JsonLdStatements } from './statements.ts'
import { defaultGraph } from './terms.ts'

/**
 * Hands over the statements of JSON-LD with the lines on which the objects begin that make them. Contexts at an address are
 * refused: nothing is fetched. Source: W3C, JSON-LD 1.1.
 *
 * @param sink told what is no statement
 * @returns the namespaces by the prefixes that the context of the document declares
 * @throws (rejects with) DataError `InvalidJsonLd` or `RemoteContext` with the line, and as the reader of JSON does
 */
export async function parseJsonLd(
  file: GraphFile,
  take: (quad: Quad, line: number) => void,
  sink: GraphSink,
  step: Step,
): Promise<ReadonlyMap<string, string>> {
  const document = await JsonDocument.open(file, sink, step)
  const contexts = new Contexts(file.name, sink)
  const statements = new JsonLdStatements(contexts, sink, take)
  const { top } = document.outline
  let context = new Context()
  if (top.kind === 'array')
    await document.each(top, (item, line) => statements.member(item, context, defaultGraph, line))
  else {
    const said = document.value(top.members.get('@context'))
    if (said !== undefined) context = contexts.extend(context, [said], top.line)
    const isGraph = (key: string): boolean => contexts.iri(key, context, 'vocabulary') === '@graph'
    const head = [...top.members].flatMap(([key, part]): readonly JsonEntry[] => {
      const value = key === '@context' || isGraph(key) ? undefined : document.value(part)
      return value === undefined ? [] : [[key, value]]
    })
    const name = statements.head(new JsonObject(head, top.line), context)
    for (const [key, part] of top.members) {
      if (!isGraph(key)) continue
      if (part.kind === 'array')
        await document.each(part, (item, line) => statements.member(item, context, name, line))
      else statements.member(document.value(part) ?? null, context, name, part.line)
    }
  }
  await document.end()
  return context.prefixes
}
