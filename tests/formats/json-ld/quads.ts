type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
interface JsonObject {
  readonly [key: string]: Json
}

/** The statements of JSON-LD as N-Quads, as far as Silkgraph's writer uses it: a context of prefixes, lists, typed values, graphs. */
export function quadsOfJsonLd(text: string): string {
  const { '@context': context, '@graph': graph } = JSON.parse(text) as {
    '@context': Record<string, string>
    '@graph': JsonObject[]
  }
  const lines: string[] = []
  let blanks = 0
  const iri = (compact: Json): string => {
    const [, prefix, local] = /^([^:]*):([^]*)$/.exec(String(compact)) ?? []
    const isShort = Object.hasOwn(context, prefix) && !local.startsWith('//')
    return `<${isShort ? context[prefix] + local : String(compact)}>`
  }
  const quoted = (value: Json): string =>
    JSON.stringify(value).replace(
      /[\u007f-\u009f\u2028\u2029]/g,
      (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
  const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
  const term = (value: Json): string => {
    if (typeof value === 'string') return quoted(value)
    const object = value as JsonObject
    if ('@id' in object) return iri(object['@id'])
    if ('@value' in object) return `${quoted(object['@value'])}^^${iri(object['@type'])}`
    return (object['@list'] as readonly Json[]).reduceRight<string>((rest, item) => {
      const cell = `_:c${blanks++}`
      lines.push(`${cell} <${RDF}first> ${term(item)} .`, `${cell} <${RDF}rest> ${rest} .`)
      return cell
    }, `<${RDF}nil>`)
  }
  const add = (object: JsonObject, name: string): void => {
    for (const [key, value] of Object.entries(object)) {
      if (key === '@graph')
        for (const inner of value as readonly JsonObject[]) add(inner, ` ${iri(object['@id'])}`)
      else if (key !== '@id')
        for (const one of [value].flat())
          lines.push(
            `${iri(object['@id'])} ${key === '@type' ? `<${RDF}type>` : iri(key)} ${key === '@type' ? iri(one) : term(one)}${name} .`,
          )
    }
  }
  for (const object of graph) add(object, '')
  return `${lines.join('\n')}\n`
}
