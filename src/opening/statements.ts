import type { QueryFile } from '../canned/canned-query.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { OrderedView } from '../dataset/schemas/views.ts'
import type { Place } from '../errors.ts'

/** A statement of a view or of a canned query, and what it has to keep. */
export interface Statement {
  /** `The picture of the view lights`. */
  readonly what: string
  readonly text: string
  /** Where a character of it stands in its file, by its offset in UTF-16 units. */
  readonly placeOf: (offset: number) => Place | undefined
  /** Columns that are read from its records by name. */
  readonly columns: readonly string[]
  /** The parameters that it is given, with the values that they have where nothing else is said. */
  readonly given: { readonly [name: string]: string | number | boolean | { readonly [id: string]: string } }
  /** What is shown of its records. */
  readonly shows: 'sentence' | 'basis' | 'picture' | 'records' | 'list'
}

/** The statements of a view: its sentence, what that rests on, its picture, of how much that is a part, and what is listed beside it. */
export function viewStatements(dataset: Dataset, view: OrderedView): readonly Statement[] {
  const statement = (
    part: string,
    path: readonly string[],
    text: string,
    columns: readonly string[],
    shows: Statement['shows'],
    given: Statement['given'] = {},
  ): Statement => ({
    what: `The ${part} of the view ${view.id}`,
    text,
    placeOf: (offset) => dataset.placeIn(view, path, offset),
    columns,
    given,
    shows,
  })
  const { sentence, basis, picture, whole, aside } = view
  return [
    ...(sentence === undefined
      ? []
      : [
          statement('sentence', ['sentence'], sentence, ['text'], 'sentence', { partial: false, wholes: {} }),
        ]),
    ...(basis === undefined ? [] : [statement('basis', ['basis'], basis, ['text'], 'basis')]),
    statement('picture', ['picture'], picture, [], 'picture'),
    ...(whole === undefined
      ? []
      : [statement('count of the whole', ['whole'], whole, ['nodes', 'relationships'], 'list')]),
    ...(aside === undefined
      ? []
      : [statement('list next to the picture', ['aside', 'query'], aside.query, ['amount', 'name'], 'list')]),
  ]
}

/** The statements below `// records` and `// picture`. */
export function queryStatements({ query, placeIn }: QueryFile): readonly Statement[] {
  const given = Object.fromEntries(
    Object.entries(query.parameters).map(([name, { default: value }]) => [name, value]),
  )
  return (['records', 'picture'] as const).flatMap((part) => {
    const text = query[part]
    if (text === undefined) return []
    return {
      what: `The statement \`// ${part}\` of the canned query ${query.id}`,
      text,
      placeOf: (offset: number) => placeIn(part, offset),
      columns: [],
      given,
      shows: part,
    }
  })
}

/** The statements that suggest values for parameters. */
export function suggestStatements({ query, placeOf }: QueryFile): readonly Statement[] {
  return Object.entries(query.parameters).flatMap(([name, { suggest }]) =>
    suggest === undefined
      ? []
      : {
          what: `The statement that suggests ${name} for the canned query ${query.id}`,
          text: suggest,
          placeOf: (offset: number) => placeOf(['parameters', name, 'suggest'], offset),
          columns: ['value', 'text'],
          given: {},
          shows: 'records' as const,
        },
  )
}
