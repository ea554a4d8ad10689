/**
 * A reference by the IRI that it is relative to; the reference itself where there is none. Source: RFC 3986, 5.2.
 */
export function resolveIri(reference: string, base: string | undefined): string {
  if (base === undefined || SCHEME.test(reference)) return reference
  const from = partsOf(base)
  const { authority, path, query, fragment } = partsOf(reference)
  const end = fragment ?? ''
  if (authority !== undefined) return from.scheme + authority + withoutDots(path) + (query ?? '') + end
  const start = from.scheme + (from.authority ?? '')
  if (path === '') return start + from.path + (query ?? from.query ?? '') + end
  if (path.startsWith('/')) return start + withoutDots(path) + (query ?? '') + end
  const folder =
    from.authority !== undefined && from.path === ''
      ? '/'
      : from.path.slice(0, from.path.lastIndexOf('/') + 1)
  return start + withoutDots(folder + path) + (query ?? '') + end
}

const SCHEME = /^[a-z][a-z\d+.-]*:/i

interface Parts {
  /** With its colon; '' where there is none. */
  readonly scheme: string
  /** With what stands before it, as the other parts. */
  readonly authority: string | undefined
  readonly path: string
  readonly query: string | undefined
  readonly fragment: string | undefined
}

function partsOf(iri: string): Parts {
  const [, scheme = '', authority, path = '', query, fragment] =
    /^([a-z][a-z\d+.-]*:)?(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#[^]*)?$/i.exec(iri) ?? []
  return { scheme, authority, path, query, fragment }
}

function withoutDots(path: string): string {
  if (!path.includes('.')) return path
  const kept: string[] = []
  const segments = path.split('/')
  segments.forEach((segment, at) => {
    const isLast = at === segments.length - 1
    if (segment === '..') {
      if (kept.length > 1 || (kept.length === 1 && kept[0] !== '')) kept.pop()
      if (isLast) kept.push('')
    } else if (segment !== '.') kept.push(segment)
    else if (isLast) kept.push('')
  })
  return kept.join('/')
}
