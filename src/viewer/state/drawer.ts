/** How the records of a result are read: the entries of the registry in `drawer/views/`, in its order. */
export const resultViews = ['graph', 'table', 'chart', 'json'] as const

export type ResultViewId = (typeof resultViews)[number]

export const chartKinds = ['bar', 'line', 'scatter'] as const

export type ChartKind = (typeof chartKinds)[number]

/** What the reader has chosen of a chart; what is undefined is guessed. Columns are named as the query names them. */
export interface ChartChoice {
  readonly kind?: ChartKind | undefined
  readonly x?: string | undefined
  /** '' counts records. */
  readonly y?: string | undefined
  /** '' is none. */
  readonly colour?: string | undefined
}

/** What lies below the picture. */
export interface Drawer {
  readonly open: boolean
  readonly show: ResultViewId
  /** Undefined until the reader has chosen something. */
  readonly chart?: ChartChoice | undefined
}

/** A word of a link, and its value. */
type Word = readonly [name: string, value: string]

/** The words in which links hold it. */
export const drawerWords = ['results', 'chart', 'chart-x', 'chart-y', 'chart-colour'] as const

/** What a link says of it; nothing where it is closed. */
export function writeDrawer({ open, show, chart = {} }: Drawer): readonly Word[] {
  if (!open) return []
  const { kind, x, y, colour } = chart
  const choice: readonly (readonly [string, string | undefined])[] = [
    ['chart', kind],
    ['chart-x', x],
    ['chart-y', y],
    ['chart-colour', colour],
  ]
  const words = choice.flatMap(([name, value]): readonly Word[] =>
    value === undefined ? [] : [[name, value]],
  )
  return [['results', show], ...(show === 'chart' ? words : [])]
}

/** As a link says it; a table where it is open and nothing that is known is said. */
export function readDrawer(link: URLSearchParams): Drawer {
  const said = link.get('results')
  const show = resultViews.find((id) => id === said) ?? 'table'
  if (show !== 'chart') return { open: said !== null, show }
  const word = (name: (typeof drawerWords)[number]): string | undefined => link.get(name) ?? undefined
  const kind = chartKinds.find((id) => id === link.get('chart'))
  const chart = { kind, x: word('chart-x'), y: word('chart-y'), colour: word('chart-colour') }
  const isChosen = Object.values(chart).some((value) => value !== undefined)
  return { open: true, show, ...(isChosen && { chart }) }
}
