export interface FileTextProps {
  readonly path: string
  readonly text: string
  /** What the file holds now; undefined where there is none. */
  readonly before: string | undefined
}

/** The text of a file that is to be written; of one that is there, with the lines that are new. */
export function FileText({ path, text, before }: FileTextProps) {
  const known = before === undefined ? undefined : new Set(before.split('\n'))
  const lines = text.trimEnd().split('\n')
  const left = new Set(lines)
  const removed =
    before === undefined
      ? []
      : before
          .trimEnd()
          .split('\n')
          .filter((line) => !left.has(line))
  const isNew = (line: string): boolean => known !== undefined && !known.has(line)
  return (
    <figure className="save-file">
      <figcaption className="aside">
        {before === undefined
          ? `${path} would be:`
          : text === before
            ? `${path} holds exactly this.`
            : `${path} is there and would be changed; new lines are marked:`}
      </figcaption>
      <pre tabIndex={0} aria-label={path}>
        {lines.map((line, at) =>
          isNew(line) ? <ins key={at}>{`${line}\n`}</ins> : <span key={at}>{`${line}\n`}</span>,
        )}
      </pre>
      {removed.length > 0 && (
        <details>
          <summary>{removed.length === 1 ? '1 line' : `${removed.length} lines`} would go</summary>
          <pre>
            {removed.map((line, at) => (
              <del key={at}>{`${line}\n`}</del>
            ))}
          </pre>
        </details>
      )}
    </figure>
  )
}
