/** The colours of a chart, as CSS writes them. */
export interface ChartColours {
  readonly ink: string
  readonly rule: string
  /** Of the marks, one after another; those beyond share the last. */
  readonly marks: readonly string[]
}

/** The colour of a mark by its place among the colours. */
export function colourAt(index: number, { marks }: ChartColours): string {
  return marks[Math.min(index, marks.length - 1)]
}

/** What each colour stands for; those that share the last are told by their number. */
export function samplesOf(
  names: readonly string[],
  colours: ChartColours,
): readonly { readonly colour: string; readonly text: string }[] {
  const most = colours.marks.length
  const told = names.length > most ? names.slice(0, most - 1) : names
  const samples = told.map((text, index) => ({ colour: colourAt(index, colours), text }))
  const others = names.length - told.length
  return others === 0
    ? samples
    : [...samples, { colour: colourAt(most, colours), text: `${others.toLocaleString('en')} others` }]
}
