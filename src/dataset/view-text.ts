import { type DataError, UsageError } from '../errors.ts'
import type { View } from '../model/view.ts'
import { isDeepEqual } from './deep-equal.ts'
import { editYaml, writeYaml, type YamlMap, type YamlValue } from './edit-yaml.ts'
import { type OrderedView, viewSchema } from './schemas/views.ts'
import { shapeErrors } from './shape-error.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

/** A view as it was read, and its file. */
export interface ReadView {
  readonly view: OrderedView
  readonly yaml: YamlFile
}

/** Reads one file of `views/`. @returns the view, or all that is wrong with its shape: DataErrors `InvalidYaml`, `InvalidShape` */
export function readViewFile(id: string, text: string): ReadView | readonly DataError[] {
  const yaml = readYaml(`views/${id}.yaml`, text)
  if (!('value' in yaml)) return yaml
  const parsed = viewSchema.safeParse(yaml.value)
  if (parsed.success) return { view: { id, ...parsed.data }, yaml }
  return parsed.error.issues.flatMap((issue) => shapeErrors(yaml, issue))
}

/**
 * The text of the file of a view.
 *
 * @param before the text of the file that is there: only what differs is changed in it, so that comments, order and the place of the
 *   tab stay; undefined where there is none
 * @throws UsageError `UnreadableFile` where that file cannot be read: what is in it would be lost
 */
export function viewText(view: OrderedView, before?: string): string {
  const wanted = keysOf(view)
  if (before === undefined) return writeYaml(wanted)
  const read = readViewFile(view.id, before)
  if (!('view' in read)) throw unreadableFile(read[0])
  const known = keysOf({ ...read.view, order: view.order })
  const changed = Object.entries(wanted).filter(
    ([key, value]) => key !== 'order' && !isDeepEqual(value, known[key]),
  )
  return changed.length === 0 ? before : editYaml(before, Object.fromEntries(changed))
}

/** Says that a file that is to be changed cannot be read, and so is left as it is. @param first what is wrong with it */
export function unreadableFile({ message, place }: DataError): UsageError {
  const line = place?.line === undefined ? '' : ` in line ${place.line}`
  return new UsageError({
    code: 'UnreadableFile',
    message: `${place?.file ?? 'The file'} is there and cannot be read${line}: ${message}`,
    hint: 'Mend it first, or give another name: it is not written over.',
  })
}

/** The keys of the file, in order, without what goes without saying. */
function keysOf({
  title,
  question,
  order,
  sentence,
  basis,
  picture,
  whole,
  fold,
  layout,
  aside,
  questions,
  state,
}: OrderedView): YamlMap {
  return {
    title,
    question,
    order,
    sentence: lines(sentence),
    basis: lines(basis),
    picture: lines(picture),
    whole: lines(whole),
    fold: fold.length === 0 ? undefined : fold,
    layout: layoutValue(layout),
    aside: aside && { ...aside },
    questions: questions.length === 0 ? undefined : questions,
    state: state && { ...state },
  }
}

function layoutValue(layout: View['layout']): YamlValue {
  if (layout.kind !== 'columns') return layout
  const columns = layout.columns.map(({ types, ...column }) => ({
    ...column,
    types: types.length === 0 ? undefined : types,
  }))
  return { kind: layout.kind, columns }
}

/** Cypher of several lines ends with a line break, so that it is written as a block. */
function lines(text: string | undefined): string | undefined {
  return text?.includes('\n') === true ? `${text.trim()}\n` : text
}
