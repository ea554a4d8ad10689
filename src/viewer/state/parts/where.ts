import type { Keep, PropertyFilter } from '../../../model/property-filter.ts'
import { withFilter } from '../where.ts'
import type { Part } from './part.ts'
import { MOST_KEYS, unreadableOf } from './words.ts'

/** What is kept by properties, each as the file of a view has it, in JSON. */
export const where: Part = {
  words: ['where'],
  write: (state) => state.where.map((filter) => ['where', JSON.stringify(filter)] as const),
  read: (link) =>
    link.has('where')
      ? {
          where: link
            .getAll('where')
            .slice(0, MOST_KEYS)
            .flatMap(readFilter)
            .reduce<readonly PropertyFilter[]>(withFilter, []),
        }
      : undefined,
  unreadable: (link) => unreadableOf(link, 'where', (text) => readFilter(text).length > 0),
  keep: (state) => (state.where.length === 0 ? {} : { where: state.where }),
  take: (kept) => ({ where: (kept.where ?? []).reduce<readonly PropertyFilter[]>(withFilter, []) }),
}

/** Read by hand, since a library that checks shapes is larger than the rest of the page needs. */
function readFilter(text: string): readonly PropertyFilter[] {
  const said = jsonOf(text)
  if (!isMap(said)) return []
  const { of, name, key, keep: wanted, ...others } = said
  const keep = isMap(wanted) ? keepOf(wanted) : undefined
  if ((of !== 'nodes' && of !== 'lines') || typeof name !== 'string' || typeof key !== 'string') return []
  return keep === undefined || key === '' || Object.keys(others).length > 0 ? [] : [{ of, name, key, keep }]
}

function keepOf({ kind, values, text, from, to }: { readonly [name: string]: unknown }): Keep | undefined {
  switch (kind) {
    case 'only':
    case 'without':
      return Array.isArray(values) && values.length > 0 && values.every((one) => typeof one === 'string')
        ? { kind, values }
        : undefined
    case 'contains':
      return typeof text === 'string' && text !== '' ? { kind, text } : undefined
    case 'range':
      return isEnd(from) && isEnd(to)
        ? { kind, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
        : undefined
    case 'present':
    case 'absent':
      return { kind }
    default:
      return undefined
  }
}

function isEnd(value: unknown): value is number | string | undefined {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
  return value === undefined || Number.isFinite(value)
}

function isMap(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
