import { isList } from '../../model/kinds.ts'
import { textsOf } from '../../model/texts.ts'
import type { SubgraphRelationship } from '../../subgraph/subgraph.ts'
import type { Losses } from '../losses.ts'
import { placeText } from '../../model/passage-place.ts'
import type { Evidence, ExportOptions } from '../writer.ts'
import { unwritable } from './losses.ts'
import { isUnwritable, markdownCode, markdownText } from './text.ts'

/** A footnote for each claim, numbered in the order in which they are first named. */
export class Footnotes {
  readonly #evidenceOf: ExportOptions['evidenceOf']
  readonly #losses: Losses
  readonly #notes = new Map<string, { readonly number: number; readonly text: string }>()

  constructor({ evidenceOf }: ExportOptions, losses: Losses) {
    this.#evidenceOf = evidenceOf
    this.#losses = losses
  }

  /** The marks of the claims on which a relationship stands; '' where it has none whose evidence is known. */
  marks(relationship: SubgraphRelationship): string {
    return claimsOf(relationship)
      .flatMap((claim) => this.#numberOf(claim) ?? [])
      .map((number) => `[^${number}]`)
      .join('')
  }

  /** Whether the footnotes name each claim of a relationship, so that nothing else needs to. */
  nameAll(relationship: SubgraphRelationship): boolean {
    const claims = claimsOf(relationship)
    const held = relationship.properties['claims']
    return (
      held !== undefined &&
      isList(held) &&
      claims.length === held.length &&
      claims.length > 0 &&
      claims.every((claim) => this.#numberOf(claim) !== undefined)
    )
  }

  get lines(): readonly string[] {
    return [...this.#notes.values()].map(({ number, text }) => `[^${number}]: ${text}`)
  }

  #numberOf(claim: string): number | undefined {
    const known = this.#notes.get(claim)
    if (known !== undefined) return known.number
    const evidence = this.#evidenceOf?.(claim) ?? []
    if (evidence.length === 0) return undefined
    const number = this.#notes.size + 1
    for (const { gloss, modality, credited, document } of evidence)
      for (const text of [claim, gloss, modality, ...credited, document])
        if (isUnwritable(text)) this.#losses.add(unwritable)
    this.#notes.set(claim, { number, text: `**${markdownText(claim)}**: ${statements(evidence)}` })
    return number
  }
}

function claimsOf({ properties }: SubgraphRelationship): readonly string[] {
  return textsOf(properties['claims'])
}

/** What a claim says, once with all its passages, and again where a passage has it from others. */
function statements(evidence: readonly Evidence[]): string {
  const byStatement = new Map<string, Evidence[]>()
  for (const one of evidence) {
    const statement = `${markdownText(one.gloss)} (${markdownText(one.modality)}; ${credit(one)})`
    const known = byStatement.get(statement)
    if (known === undefined) byStatement.set(statement, [one])
    else known.push(one)
  }
  return [...byStatement]
    .map(([statement, passages]) => `${statement} ${passages.map(passage).join('; ')}.`)
    .join(' ')
}

function credit({ credited }: Evidence): string {
  return credited.length === 0
    ? 'the document says so itself'
    : `credited to ${credited.map(markdownText).join(', ')}`
}

function passage({ document, place, sha256 }: Evidence): string {
  return `${markdownCode(document)}, ${markdownText(placeText(place))}, SHA-256 ${markdownCode(sha256)}`
}
