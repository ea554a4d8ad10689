import { Parser, type Quad } from 'n3'
import { DataError } from '../../errors.ts'
import { countText } from '../../model/count-text.ts'
import { type GraphFile, MOST_CHARACTERS } from '../graph-file.ts'
import { markedEncoding, textPieces } from '../reading/text-pieces.ts'
import type { Step } from '../sink.ts'

/** What the parser puts before the label of a blank node: those that it makes up do not begin so. */
export const LABELLED = 'l'

/**
 * Hands over the statements of a file with the lines on which their objects end: Turtle, TriG, N-Triples and N-Quads, one of
 * which contains what two others have.
 *
 * @returns the namespaces by the prefixes that the file declares
 * @throws (rejects with) DataError `InvalidRdf` or `NotText` with the line
 */
export async function parseRdf(
  file: GraphFile,
  take: (quad: Quad, line: number) => void,
  step: Step,
): Promise<ReadonlyMap<string, string>> {
  let prefixes: Readonly<Record<string, string>> = {}
  let token = 1
  let line = 1
  const feed = new Feed()
  new Parser({ blankNodePrefix: `_:${LABELLED}` }).parse(feed, {
    onToken: (next) => {
      line = token
      token = next.line
    },
    onQuad: (error, quad, declared) => {
      if (error !== null) throw invalid(file, error, error.context?.line ?? token)
      if (quad !== null) {
        checkLength(file, quad, line)
        take(quad, line)
      } else prefixes = declared ?? prefixes
    },
  })
  for await (const piece of textPieces(file, markedEncoding(file.bytes) ?? 'utf-8', step)) feed.data(piece)
  feed.end()
  return new Map(Object.entries(prefixes))
}

/** Text that comes a piece at a time, as the parser asks for it. */
class Feed {
  data: (piece: string) => void = () => {}
  end: () => void = () => {}

  on(event: 'data', listener: (piece: string) => void): void
  on(event: 'end', listener: () => void): void
  on(event: 'error', listener: (error: Error) => void): void
  on(event: 'data' | 'end' | 'error', listener: (piece: never) => void): void {
    if (event === 'data') this.data = listener as (piece: string) => void
    else if (event === 'end') this.end = listener as () => void
  }
}

/** Of all that a statement says. */
function checkLength(file: GraphFile, { subject, predicate, object, graph }: Quad, line: number): void {
  for (const term of [object, subject, predicate, graph]) {
    if (term.termType === 'Quad' || term.value.length <= MOST_CHARACTERS) continue
    throw new DataError({
      code: 'ValueTooLong',
      message: `A ${term.termType === 'Literal' ? 'literal' : 'name'} has ${countText(term.value.length, 'character', 'characters')}.`,
      hint: `Leave it out, or keep it below ${MOST_CHARACTERS.toLocaleString('en')} characters.`,
      place: { file: file.name, line },
    })
  }
}

/** What the parser says quotes what it found, of whatever length. */
const LONGEST_REASON = 200

function invalid(file: GraphFile, error: Error, line: number): DataError {
  const reason = error.message.replace(/ on line \d+\.$/, '')
  const what =
    reason.length > LONGEST_REASON
      ? `${reason.slice(0, LONGEST_REASON).replace(/\p{Surrogate}/gu, '')}…`
      : reason
  return new DataError({
    code: 'InvalidRdf',
    message: `The file is not Turtle, TriG, N-Triples or N-Quads: ${what}.`,
    hint: 'Correct the statement on this line, or the one before it.',
    place: { file: file.name, line },
    cause: error,
  })
}
