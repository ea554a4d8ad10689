import { useEffect, useMemo, useState } from 'react'
import { headlineOf } from '../content/headline.ts'
import { Drawer } from '../drawer/drawer.tsx'
import { cypherOf, useWritten } from '../drawer/written.ts'
import { isPictureBefore, usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { useSeconds } from '../hooks/use-seconds.ts'
import { Failure } from '../parts/failure.tsx'
import { CommunitiesBar } from './communities-bar.tsx'
import { Empty } from './empty.tsx'
import { SeenPart } from './seen-part.tsx'
import { KeptPart } from './kept-part.tsx'
import { Stage } from './stage.tsx'
import { StageTools } from './stage-tools.tsx'

/** What the reader points at in the records, for as long as the same is shown and selected. */
interface Pointed {
  readonly keys: ReadonlySet<string>
  readonly source: object
  readonly selected: readonly string[]
}

/** The picture with the sentence above it, and below it what was asked and the records it gave. */
export function PictureSection() {
  const { description, content, shown, communities, drawn, picture, size, written: handedOut } = usePage()
  const { source, selected } = useSelect(({ state }) => ({ source: state.source, selected: state.selected }))
  const seconds = useSeconds(content.loading, source)
  const written = useWritten(description, source)
  useEffect(() => {
    handedOut.set(written.text)
    return () => handedOut.set(undefined)
  }, [handedOut, written.text])
  const [pointed, setPointed] = useState<Pointed>()
  const { value } = content
  const headline = useMemo(
    () => (value === undefined || shown === undefined ? undefined : headlineOf(value, shown)),
    [value, shown],
  )
  // What is shown stays while the next answer is on its way, and where there is none.
  const isOfBefore =
    (seconds !== undefined || content.error !== undefined) && value !== undefined && value.source !== source
  // Beside a query that is running, has failed, or is only written so far, words about an answer are about another's.
  const isBesideAnother =
    isOfBefore || (value !== undefined && cypherOf(description, value.source).trim() !== written.text.trim())
  // Places are found later than words: what takes long enough to be wondered about makes the picture faint, and nothing else, since
  // a sentence above it would leave it another size, for which places would be looked for again.
  const isPlacing = useSeconds(isPictureBefore(drawn, picture), drawn.drawing) !== undefined
  const error = content.error ?? drawn.error
  const isEmpty =
    !drawn.tooMany && drawn.ready && value !== undefined && drawn.drawing.nodes.length === 0 && size.width > 0
  return (
    <section
      className="picture"
      aria-label="Picture"
      tabIndex={-1}
      data-region
      data-before={isOfBefore || isPlacing ? 'yes' : undefined}
    >
      <header className="picture-head">
        <h1 className="sentence">
          {headline ??
            (content.loading
              ? 'Asking the graph …'
              : communities?.loading === true
                ? 'Looking for communities …'
                : '')}
        </h1>
        {value !== undefined && (isOfBefore || value.basis !== '') && (
          <p className="basis">{isOfBefore ? 'The page still shows the previous answer.' : value.basis}</p>
        )}
        {value !== undefined && !isOfBefore && <SeenPart content={value} />}
        {value !== undefined && !isOfBefore && <CommunitiesBar />}
        <StageTools />
      </header>
      {error !== undefined && (
        <Failure error={error} isOfBefore={content.error !== undefined && written.isChanged} />
      )}
      <KeptPart>
        <Stage
          pointed={pointed?.source === source && pointed.selected === selected ? pointed.keys : undefined}
        >
          {isEmpty && <Empty content={value} description={description} isOfBefore={isBesideAnother} />}
        </Stage>
      </KeptPart>
      <KeptPart>
        <Drawer
          isOfBefore={isBesideAnother}
          written={written}
          seconds={seconds}
          onRow={(keys) => setPointed(keys.size === 0 ? undefined : { keys, source, selected })}
        />
      </KeptPart>
    </section>
  )
}
