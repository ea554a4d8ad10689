import type { OnlyChoice } from '../commands/command.ts'
import { filterOptions } from '../content/filter-options.ts'
import type { Page } from '../frame/page.ts'
import { mergePictures } from '../layout/picture.ts'

/** What alone can be kept of a picture by what is said of its lines: by status and by modality. Cost: linear in its lines. */
export function onlyChoices({ content: { value }, description }: Page): readonly OnlyChoice[] {
  if (value === undefined) return []
  const options = filterOptions(mergePictures(value.base, value.additions), description, new Map())
  return (['status', 'modality'] as const).flatMap((by) =>
    options[by].length < 2
      ? []
      : options[by].map(({ value: kept, text }) => ({
          by,
          value: kept,
          text,
          others: options[by].map((one) => one.value).filter((one) => one !== kept),
        })),
  )
}
