import { asRead } from '../../model/visible-text.ts'
import { namesOf } from '../names.ts'
import { didYouMean } from '../nearest.ts'
import type { OrderedView } from '../schemas/views.ts'
import type { Findings } from './finding.ts'

/** Views have titles of their own, and name labels, types, hierarchies and columns that are there. */
export function checkViews(findings: Findings): void {
  const { ontology, views } = findings.dataset
  const { labels, types } = namesOf(findings.dataset)
  const hierarchies = [
    ...new Set(Object.values(ontology.relationshipTypes).flatMap(({ hierarchy }) => hierarchy ?? [])),
  ]
  const byTitle = new Map<string, OrderedView>()
  for (const view of views) {
    const other = byTitle.get(asRead(view.title))
    if (other === undefined) byTitle.set(asRead(view.title), view)
    else
      findings.error(
        'DuplicateTitle',
        [view, 'title'],
        `The views ${other.id} and ${view.id} have the same title, ${view.title}.`,
        'Give one of them another: tabs are told apart by it.',
      )
    const unknown = (
      what: string,
      name: string,
      names: readonly string[],
      ...path: (string | number)[]
    ): void =>
      findings.error(
        'UnknownName',
        [view, ...path],
        `The view ${view.id} names the ${what} ${name}, which does not exist.`,
        didYouMean(
          name,
          names,
          names.length === 0 ? `ontology.yaml defines no ${what}.` : `There is ${names.join(', ')}.`,
        ),
      )
    view.fold.forEach((name, index) => {
      if (!hierarchies.includes(name)) unknown('hierarchy', name, hierarchies, 'fold', index)
    })
    if (view.layout.kind !== 'columns') continue
    const titles = view.layout.columns.map(({ title }) => title)
    view.layout.columns.forEach((column, at) => {
      const path = ['layout', 'columns', at] as const
      column.labels.forEach((label, index) => {
        if (!labels.includes(label)) unknown('label', label, labels, ...path, 'labels', index)
      })
      column.types.forEach((type, index) => {
        if (!types.includes(type)) unknown('type', type, types, ...path, 'types', index)
      })
      if (column.size !== undefined && !titles.includes(column.size.column))
        unknown('column', column.size.column, titles, ...path, 'size', 'column')
    })
  }
}
