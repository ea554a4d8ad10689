import { useMemo } from 'react'
import { lineChanges } from './line-changes.ts'

export interface FileTextProps {
  readonly path: string
  readonly text: string
  /** What the file holds now; undefined where there is none. */
  readonly before: string | undefined
  /** Whether there is one that could not be read: the text is then that of a new file. */
  readonly isUncompared: boolean
}

/** The text of a file that is to be written; of one that is there, with the lines that are new and those that go. */
export function FileText({ path, text, before, isUncompared }: FileTextProps) {
  const { lines, gone } = useMemo(() => {
    const after = linesOf(text)
    return lineChanges(before === undefined ? after : linesOf(before), after)
  }, [text, before])
  const caption = (): string => {
    if (isUncompared) return `${path} is there and could not be compared. Written anew it would be:`
    if (before === undefined) return `${path} would be:`
    if (text === before) return `${path} holds exactly this.`
    return `${path} is there and would be changed; new lines are marked:`
  }
  return (
    <figure className="save-file">
      <figcaption className="aside">{caption()}</figcaption>
      <pre tabIndex={0} aria-label={path}>
        {lines.map((line, at) =>
          line.isNew ? <ins key={at}>{`${line.text}\n`}</ins> : <span key={at}>{`${line.text}\n`}</span>,
        )}
      </pre>
      {gone.length > 0 && (
        <details>
          <summary>{gone.length === 1 ? '1 line' : `${gone.length} lines`} would go</summary>
          <pre>
            {gone.map((line, at) => (
              <del key={at}>{`${line}\n`}</del>
            ))}
          </pre>
        </details>
      )}
    </figure>
  )
}

function linesOf(text: string): readonly string[] {
  return text.trimEnd().split('\n')
}
