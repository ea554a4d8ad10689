import type { FilterKind } from '../../model/view.ts'
import type { Filters, State } from './state.ts'

/** @param without what is left out, by kind */
export function filtersOf(without: (kind: FilterKind) => readonly string[]): Filters {
  return {
    label: without('label'),
    type: without('type'),
    modality: without('modality'),
    status: without('status'),
    credited: without('credited'),
    layer: without('layer'),
  }
}

export const noFilters = filtersOf(() => [])

/** Whether filters leave anything out. */
export function isFiltered({ filters, where }: Pick<State, 'filters' | 'where'>): boolean {
  return where.length > 0 || Object.values(filters).some((values: readonly string[]) => values.length > 0)
}
