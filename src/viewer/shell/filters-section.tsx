import { useMemo } from 'react'
import { filterOptions } from '../content/filter-options.ts'
import { shownOf } from '../content/shown.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { useLoaded } from '../hooks/use-loaded.ts'
import { emptyPicture } from '../layout/picture.ts'
import { FilterPanel } from '../panels/filter-panel.tsx'
import { noFilters } from '../state/filters.ts'

/** What can be left out of what is shown, and what is. */
export function FiltersSection() {
  const { store, backend, description, content } = usePage()
  const { send } = store
  const { removed, revealed, filters, engine } = useSelect(({ state }) => ({
    removed: state.removed,
    revealed: state.revealed,
    filters: state.filters,
    engine: state.engine,
  }))
  const { value } = content
  const sources = useLoaded(`sources ${engine}`, async () => {
    if (!description.evidence) return new Map<string, string>()
    const result = await backend.run('MATCH (s)<-[:ATTRIBUTED_TO]-() RETURN DISTINCT s.id, s.name')
    return new Map((await result.collect()).records.map(([id, name]) => [String(id), String(name)]))
  })
  const options = useMemo(() => {
    const unfiltered =
      value === undefined
        ? emptyPicture
        : shownOf(value, { removed, revealed, filters: noFilters, where: [], dropLoose: false }, description)
            .picture
    return filterOptions(unfiltered, description, sources.value ?? new Map())
  }, [value, removed, revealed, description, sources.value])
  return (
    <FilterPanel
      options={options}
      filters={filters}
      removed={removed.length}
      onFilter={(by, value, on) => send({ kind: 'filter', by, value, on })}
      onClear={() => send({ kind: 'clear-filters' })}
      onBringBack={() => send({ kind: 'bring-back' })}
    />
  )
}
