import type { PropertyFilter } from '../../model/property-filter.ts'

/** Of what a filter is. */
export type Filtered = Pick<PropertyFilter, 'of' | 'name' | 'key'>

/** Whether a filter is of a property. */
export function isOf(filter: Filtered, { of, name, key }: Filtered): boolean {
  return filter.of === of && filter.name === name && filter.key === key
}

/** Filters with one more, in place of one of the same property. */
export function withFilter(
  filters: readonly PropertyFilter[],
  filter: PropertyFilter,
): readonly PropertyFilter[] {
  return [...filters.filter((one) => !isOf(one, filter)), filter]
}
