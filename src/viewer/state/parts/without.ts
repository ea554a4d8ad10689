import { filterKinds } from '../../../model/view.ts'
import { filtersOf } from '../filters.ts'
import type { Part } from './part.ts'
import { valuesOf } from './words.ts'

/** What is left out, by kind: `without-type=BUILDS`. */
export const without: Part = {
  words: filterKinds.map((name) => `without-${name}`),
  write: ({ filters }) =>
    filterKinds.flatMap((name) => filters[name].map((value) => [`without-${name}`, value] as const)),
  read: (link) =>
    filterKinds.some((name) => link.has(`without-${name}`))
      ? { filters: filtersOf((name) => valuesOf(link, `without-${name}`)) }
      : undefined,
  keep({ filters }) {
    const used = filterKinds.filter((name) => filters[name].length > 0)
    return used.length === 0 ? {} : { without: Object.fromEntries(used.map((name) => [name, filters[name]])) }
  },
  take: (kept) => ({ filters: filtersOf((name) => kept.without?.[name] ?? []) }),
}
