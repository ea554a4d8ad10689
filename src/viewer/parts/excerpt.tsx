/** An excerpt of a query with the place in it that is meant. */
interface MarkedExcerpt {
  readonly before: string
  /** '' where the place is behind all that was written. */
  readonly place: string
  readonly after: string
}

/**
 * An error's excerpt by its parts: the carets below its line count columns, which are the place only where all signs are as wide.
 *
 * @returns undefined where there is no line of carets below another
 */
function markedExcerpt(excerpt: string): MarkedExcerpt | undefined {
  const [line = '', carets = ''] = excerpt.split('\n')
  const [, blank = '', marks = ''] = /^([ \t]*)(\^+)$/.exec(carets) ?? []
  if (marks === '') return undefined
  const signs = Array.from(line)
  const end = blank.length + marks.length
  return {
    before: signs.slice(0, blank.length).join(''),
    place: signs.slice(blank.length, end).join(''),
    after: signs.slice(end).join(''),
  }
}

/** The line of a query in which an error is, with its place underlined. */
export function Excerpt({ text }: { readonly text: string }) {
  const marked = markedExcerpt(text)
  return (
    <pre className="failure-excerpt">
      {marked === undefined ? (
        text
      ) : (
        <>
          {marked.before}
          <mark>{marked.place === '' ? '\u00a0' : marked.place}</mark>
          {marked.after}
        </>
      )}
    </pre>
  )
}
