import { useMemo } from 'react'
import { leftBetween, noneLeft } from '../content/left-out.ts'
import { filterOptions } from '../content/filter-options.ts'
import { partsIn } from '../content/folding.ts'
import { shownOf } from '../content/shown.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { filteredKinds } from '../content/filtered-kinds.ts'
import { useLoaded } from '../hooks/use-loaded.ts'
import { layoutOf } from '../layout/layouts/index.ts'
import { emptyPicture } from '../layout/picture.ts'
import { FilterPanel } from '../panels/filter-panel.tsx'
import { PropertyFilters } from '../panels/property-filters.tsx'
import { noFilters } from '../state/filters.ts'
import { labelCountText, labelOf } from '../words/labels.ts'

/** What can be left out of what is shown, and what is. */
export function FiltersSection() {
  const { store, backend, description, content, shown } = usePage()
  const { send } = store
  const { removed, only, revealed, filters, where, dropLoose, engine, layout } = useSelect(({ state }) => ({
    removed: state.removed,
    only: state.only,
    revealed: state.revealed,
    filters: state.filters,
    where: state.where,
    dropLoose: state.dropLoose,
    engine: state.engine,
    layout: state.layout,
  }))
  const { value } = content
  const sources = useLoaded(`sources ${engine}`, async () => {
    if (!description.evidence) return new Map<string, string>()
    const result = await backend.run('MATCH (s)<-[:ATTRIBUTED_TO]-() RETURN DISTINCT s.id, s.name')
    return new Map((await result.collect()).records.map(([id, name]) => [String(id), String(name)]))
  })
  const unfiltered = useMemo(() => {
    if (value === undefined) return undefined
    const state = { removed, only, revealed, filters: noFilters, where: [], dropLoose: false }
    return shownOf(value, state, description)
  }, [value, removed, only, revealed, description])
  const picture = unfiltered?.picture ?? emptyPicture
  const left = useMemo(() => {
    if (value === undefined) return noneLeft
    const state = { removed, only, revealed, filters, where, dropLoose }
    return leftBetween(picture, shownOf(value, state, description).picture)
  }, [value, removed, only, revealed, filters, where, dropLoose, description, picture])
  const folded = useMemo(() => {
    // Other layouts draw each part by itself.
    if (value === undefined || layoutOf(value.view, layout).kind !== 'columns') return undefined
    return new Set([...picture.nodes.keys()].flatMap(partsIn(picture, value, description)))
  }, [picture, value, layout, description])
  const options = useMemo(
    () => filterOptions(picture, description, sources.value ?? new Map(), folded),
    [picture, description, sources.value, folded],
  )
  const kinds = useMemo(() => filteredKinds(picture, description), [picture, description])
  const loose = [...(shown?.loose ?? [])]
  return (
    <FilterPanel
      options={options}
      filters={filters}
      left={left}
      removed={unfiltered?.away ?? 0}
      onFilter={(by, value, on) => send({ kind: 'filter', by, value, on })}
      onOnly={(by, value, others) => send({ kind: 'only', by, value, others })}
      loose={{
        words: loose.map(([name, count]) => labelCountText(count, labelOf([name], description))).join(', '),
        count: loose.reduce((sum, [, count]) => sum + count, 0),
        isDropped: dropLoose,
      }}
      onDrop={(on) => send({ kind: 'drop-loose', on })}
      where={where.length}
      onClear={() => send({ kind: 'clear-filters' })}
      onBringBack={() => send({ kind: 'bring-back' })}
    >
      <PropertyFilters
        kinds={kinds}
        filters={where}
        onFilter={(filter) => send({ kind: 'where', filter })}
        onClear={(filtered) => send({ kind: 'clear-where', filtered })}
      />
    </FilterPanel>
  )
}
