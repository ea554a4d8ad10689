import { ALL } from '../../model/appearance.ts'
import { namesOf } from '../names.ts'
import { didYouMean } from '../nearest.ts'
import type { Findings } from './finding.ts'

/** Styles are of labels and types that are there. */
export function checkStyles(findings: Findings): void {
  const { styles } = findings.dataset
  if (styles === undefined) return
  const { labels, types } = namesOf(findings.dataset)
  for (const [what, part, names] of [
    ['label', 'nodes', labels],
    ['type', 'lines', types],
  ] as const)
    for (const name of Object.keys(styles[part]))
      if (name !== ALL && !names.includes(name))
        findings.error(
          'UnknownName',
          [styles, part, name],
          `The styles name the ${what} ${name}, which does not exist.`,
          didYouMean(name, names, `There is ${names.join(', ')}.`),
        )
}
