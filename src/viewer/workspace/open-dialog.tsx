import { useEffect, useId, useRef, useState } from 'react'
import type { Description } from '../../backend/index.ts'
import { DataError } from '../../errors.ts'
import { extensionOf, formats, MOST_FILE_BYTES } from '../../formats/index.ts'
import type { Choice } from '../../mapping/choose/choice.ts'
import { guessChoice } from '../../mapping/choose/guess.ts'
import { mappingText } from '../../mapping/choose/mapping-text.ts'
import type { TableSample } from '../../mapping/choose/sample.ts'
import { mappingsOf } from '../../mapping/choose/to-mapping.ts'
import { isMappingFile } from '../../mapping/graph/mapping-files.ts'
import type { ChosenFile } from '../engine/messages.ts'
import { type OpenedGraph, readFiles } from '../engine/read-files.ts'
import { download } from '../shell/download.ts'
import { ChoiceForm } from './choice-form.tsx'
import { mappingName } from './choice-words.ts'
import { ChoosingButtons, Recent, Refused, Told } from './open-parts.tsx'
import { WhereForm } from './where-form.tsx'
import { sizeText } from './size-text.ts'
import type { Workspace } from '../engine/workspace.ts'
import '../parts/dialog.css'

/** What the reader has chosen to open. */
export interface Chosen {
  readonly names: readonly string[]
}

export interface OpenDialogProps {
  readonly chosen: readonly File[]
  /** A graph that is open: what was said when it was opened is told again. */
  readonly told: OpenedGraph | undefined
  readonly current: Workspace
  /** The current graph, as JSON text. */
  readonly graph: () => Promise<string>
  /** Whose words explain labels that the files have in common with the server's graph. */
  readonly words: Description
  readonly onChoose: () => void
  readonly onShow: (opened: OpenedGraph, chosen: Chosen) => void
  readonly onClose: () => void
}

/** How far the opening is. */
type Stage =
  | { readonly kind: 'asking' }
  | { readonly kind: 'reading'; readonly share: number }
  /** The reader is asked which columns name what. */
  | {
      readonly kind: 'choosing'
      readonly tables: readonly TableSample[]
      readonly choice: Choice
      /** The last choice that can be opened, as far as is seen. */
      readonly sound: Choice | undefined
    }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'read'; readonly opened: OpenedGraph }

/** Asks how files are to be opened, reads them, and tells what they held before they are shown. */
export function OpenDialog(props: OpenDialogProps) {
  const { chosen, told, current, graph, words, onChoose, onShow, onClose } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const [stage, setStage] = useState<Stage>({ kind: 'asking' })
  const [beside, setBeside] = useState(false)
  const [join, setJoin] = useState('')
  const names = chosen.filter((file) => !isMappingFile(file)).map(({ name }) => name)
  useEffect(() => dialog.current?.showModal(), [])
  const reading = useRef<AbortController>(undefined)
  // What was read and is not shown is let go of.
  const waiting = useRef<OpenedGraph>(undefined)
  const letGo = (): void => {
    void waiting.current?.backend.close()
    waiting.current = undefined
  }
  // Other files may be dropped meanwhile: these are read no further then.
  useEffect(
    () => () => {
      reading.current?.abort()
      letGo()
    },
    [],
  )
  const show = (opened: OpenedGraph): void => {
    waiting.current = undefined
    onShow(opened, { names })
  }
  // What was chosen stands again where the reader comes back to it, and nothing is opened without it.
  const [asked, setAsked] = useState<Stage & { readonly kind: 'choosing' }>()
  /** Opens the files, or asks about their tables first. @param mapping what the reader has said of them */
  const open = async (asks: 'unknown' | 'all' | 'none', mapping?: ChosenFile): Promise<void> => {
    const abort = new AbortController()
    reading.current = abort
    const onProgress = (share: number): void => setStage({ kind: 'reading', share })
    onProgress(0)
    try {
      refuseSize(chosen)
      const key = join.trim()
      const files = chosen.map((file): ChosenFile => ({ name: file.name, content: file }))
      const read = await readFiles(
        {
          files: mapping === undefined ? files : [...files, mapping],
          asks,
          join: key === '' || (!beside && names.length < 2) ? undefined : key,
          beside: beside ? await graph() : undefined,
          words: beside ? current.description : words,
          title: beside ? `${current.description.title} and ${names.join(', ')}` : names.join(', '),
        },
        onProgress,
        abort.signal,
      )
      if (read.kind === 'asks') {
        const { tables } = read
        const choice = asked?.choice ?? guessChoice(tables)
        return setStage({ kind: 'choosing', tables, choice, sound: undefined })
      }
      const { opened } = read
      if (opened.meeting === undefined && opened.files.every(({ losses }) => losses.length === 0))
        return show(opened)
      waiting.current = opened
      setStage({ kind: 'read', opened })
    } catch (error) {
      setStage({ kind: 'failed', error })
    }
  }
  const openChosen = (stage: Stage & { readonly kind: 'choosing' }): void => {
    if (stage.sound !== stage.choice) return
    setAsked(stage)
    const content = new Blob([textOfChoice(stage)])
    void open('none', { name: mappingName(stage.tables), content })
  }
  return (
    <dialog
      ref={dialog}
      className={stage.kind === 'choosing' ? 'dialog open-dialog is-wide' : 'dialog open-dialog'}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h1 id={title}>
        {told !== undefined
          ? 'What was opened'
          : stage.kind === 'choosing'
            ? 'What the tables are'
            : 'Open files'}
      </h1>
      {told !== undefined && <Told opened={told} />}
      {told === undefined && stage.kind !== 'choosing' && (
        <ul className="open-files">
          {chosen.map((file, index) => (
            <li key={index}>
              <bdi>{file.name}</bdi> <span className="aside">{sizeText(file.size)}</span>
            </li>
          ))}
        </ul>
      )}
      {told === undefined && stage.kind === 'asking' && (
        <WhereForm
          beside={beside}
          join={beside || names.length > 1 ? join : undefined}
          keys={propertyKeys(current)}
          onBeside={setBeside}
          onJoin={setJoin}
          onOpen={() => (asked === undefined ? void open('unknown') : setStage(asked))}
          onColumns={chosen.some(isTable) && !chosen.some(isMappingFile) ? () => void open('all') : undefined}
        />
      )}
      {stage.kind === 'reading' && (
        <p className="open-progress">
          <progress value={stage.share} max={1} aria-label="Reading" />{' '}
          <span>
            {stage.share < 1 ? `Reading: ${Math.floor(stage.share * 100)} %` : 'Making the graph …'}
          </span>
        </p>
      )}
      {stage.kind === 'choosing' && (
        <ChoiceForm
          tables={stage.tables}
          choice={stage.choice}
          onChange={(choice) => setStage({ ...stage, choice })}
          onProven={(choice, isSound) =>
            setStage((now) =>
              now.kind === 'choosing' ? { ...now, sound: isSound ? choice : undefined } : now,
            )
          }
          onSubmit={() => openChosen(stage)}
        />
      )}
      {stage.kind === 'failed' && <Refused error={stage.error} />}
      {stage.kind === 'read' && <Told opened={stage.opened} />}
      {stage.kind !== 'choosing' && <Recent />}
      <div className="open-buttons">
        <button type="button" className="plain-button" onClick={onClose}>
          {told !== undefined ? 'Close' : 'Cancel'}
        </button>
        {stage.kind === 'failed' && (
          <>
            {asked !== undefined && (
              <button
                type="button"
                className="plain-button"
                onClick={() => setStage(asked ?? { kind: 'asking' })}
              >
                Back to the columns
              </button>
            )}
            <button type="button" className="plain-button" onClick={onChoose}>
              Choose other files
            </button>
          </>
        )}
        {stage.kind === 'choosing' && (
          <ChoosingButtons
            isSound={stage.sound === stage.choice}
            onBack={() => {
              setAsked(stage)
              setStage({ kind: 'asking' })
            }}
            onDownload={() => download(mappingName(stage.tables), textOfChoice(stage))}
          />
        )}
        {stage.kind === 'read' && (
          <>
            <button
              type="button"
              className="plain-button"
              onClick={() => {
                letGo()
                setStage(asked ?? { kind: 'asking' })
              }}
            >
              Back
            </button>
            <button type="button" className="open-go" onClick={() => show(stage.opened)}>
              Show the graph
            </button>
          </>
        )}
        {told === undefined && stage.kind === 'asking' && (
          <button type="submit" form="open-form" className="open-go">
            Open
          </button>
        )}
      </div>
    </dialog>
  )
}

/** @throws DataError `TooLarge` before anything is read */
function refuseSize(files: readonly File[]): void {
  const large = files.find(({ size }) => size > MOST_FILE_BYTES)
  if (large === undefined) return
  throw new DataError({
    code: 'TooLarge',
    message: `The file is larger than ${sizeText(MOST_FILE_BYTES)}.`,
    hint: 'Split it, or load it into a database server and open that: silkgraph serve --store ADDRESS.',
    place: { file: large.name },
  })
}

/** The choice as a mapping, which opens the same tables without asking. */
function textOfChoice({ tables, choice }: Stage & { readonly kind: 'choosing' }): string {
  return mappingText(mappingsOf(tables, choice).flatMap((mapping) => mapping ?? []))
}

/** Whether a file is a table, by its name. */
function isTable({ name }: File): boolean {
  return tableExtensions.has(extensionOf(name))
}

const tableExtensions: ReadonlySet<string> = new Set(
  formats.flatMap(({ reading, extensions }) =>
    reading?.kind === 'elements' && reading.tables ? extensions : [],
  ),
)

/** Properties that the current graph is known to have names of: those that most name nodes by come first. */
function propertyKeys({ description }: Workspace): readonly string[] {
  const captions = description.labels.flatMap(({ caption }) => caption ?? [])
  return [...new Set(['id', 'name', 'label', ...captions])]
}
