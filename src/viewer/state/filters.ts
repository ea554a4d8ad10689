import type { FilterKind } from '../../model/view.ts'
import type { Filters } from './state.ts'

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
