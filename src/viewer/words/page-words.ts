/** What the page says of a graph beside its numbers and names. */
interface PageWords {
  /** While nothing is selected. */
  readonly invitation: string
  /** While a panel is being asked for. */
  readonly asking: string
  /** Of a node that nothing more is known of. */
  readonly nothingMore: string
  /** Where a query has no records, or a key names nothing. */
  readonly nothing: string
  readonly search: string
  /** Where search finds nothing: what to try. */
  readonly searchHint: string
}

const ofEvidence: PageWords = {
  invitation: 'Select a node or a line to read who says so',
  asking: 'Asking who says so …',
  nothingMore: 'Nothing else is stated in the source.',
  nothing: 'Nothing in the graph matches.',
  search: 'Search names, claims, sources, questions',
  searchHint: 'Try a part of a name, an alias or an id.',
}

const ofProperties: PageWords = {
  invitation: 'Select a node or a line to read its properties',
  asking: 'Asking the graph …',
  nothingMore: 'It has no relationships.',
  nothing: 'Nothing in the graph matches.',
  search: 'Search names and texts',
  searchHint: 'Try the beginning of another word, or ask for numbers and dates in Cypher.',
}

/** The words for a graph with claims, which rests on sources, or for one without, of which none is known. */
export function pageWords({ evidence }: { readonly evidence: boolean }): PageWords {
  return evidence ? ofEvidence : ofProperties
}
