/** What to write in place of something that is not supported. */
export interface Instead {
  /** A sentence. */
  readonly text: string
  /** A query that runs and shows it. */
  readonly query?: string
}

/** How a clause, function or procedure of Neo4j 5.26 that there is stands here. */
export type Standing = { readonly kind: 'supported' } | { readonly kind: 'differs'; readonly how: string }

export const SUPPORTED: Standing = { kind: 'supported' }

export function differs(how: string): Standing {
  return { kind: 'differs', how }
}

/** The sentence with its query, as errors and pages say it. */
export function insteadText({ text, query }: Instead): string {
  return query === undefined ? `${text}.` : `${text}: \`${query}\``
}
