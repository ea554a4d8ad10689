import { useEffect, useId, useRef, useState } from 'react'
import type { Description } from '../../backend/index.ts'
import { DataError } from '../../errors.ts'
import type { TextReading } from '../../formats/index.ts'
import type { Choice } from '../../mapping/choose/choice.ts'
import { guessChoice } from '../../mapping/choose/guess.ts'
import { mappingText } from '../../mapping/choose/mapping-text.ts'
import type { TableSample } from '../../mapping/choose/sample.ts'
import { mappingsOf } from '../../mapping/choose/to-mapping.ts'
import { isMappingFile } from '../../mapping/graph/mapping-files.ts'
import type { ChosenFile } from '../engine/messages.ts'
import { type OpenedGraph, readFiles } from '../engine/read-files.ts'
import { download } from '../parts/download.ts'
import { ChoiceForm } from './choice-form.tsx'
import { mappingName } from './choice-words.ts'
import { canJoin, isTable, isTextTable, refuseSize } from './chosen-files.ts'
import { EncodingField } from './encoding-field.tsx'
import { ChoosingButtons, FailedButtons, Recent, Refused, Told } from './open-parts.tsx'
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
  const [readAs, setReadAs] = useState<TextReading>({})
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
  const lastAsks = useRef<'unknown' | 'all' | 'none'>('unknown')
  const mayJoin = beside || canJoin(chosen)
  /**
   * Opens the files, or asks about their tables first.
   *
   * @param mapping what the reader has said of them
   * @param texts how tables of text are read
   */
  const open = async (
    asks: 'unknown' | 'all' | 'none',
    mapping?: ChosenFile,
    texts: TextReading = readAs,
  ): Promise<void> => {
    if (asks !== 'none') lastAsks.current = asks
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
          readAs: texts,
          join: key === '' || !mayJoin ? undefined : key,
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
      if (
        opened.meeting === undefined &&
        // Whoever has chosen what the columns are has seen how they are read.
        opened.files.every(
          ({ losses, news }) => losses.length === 0 && (news === undefined || mapping !== undefined),
        )
      )
        return show(opened)
      waiting.current = opened
      setStage({ kind: 'read', opened })
    } catch (error) {
      setStage({ kind: 'failed', error })
    }
  }
  // Tables are other tables then: what was said of their columns holds as long as they have the same.
  const readTextsAs = (changed: TextReading): void => {
    setReadAs(changed)
    setAsked(undefined)
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
          join={mayJoin ? join : undefined}
          keys={propertyKeys(current)}
          onBeside={setBeside}
          onJoin={setJoin}
          onOpen={() => (asked === undefined ? void open('unknown') : setStage(asked))}
          encoding={
            chosen.some(isTextTable) ? (
              <EncodingField
                encoding={readAs.encoding}
                onChange={(encoding) => readTextsAs({ ...readAs, encoding })}
              />
            ) : undefined
          }
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
      {stage.kind === 'failed' && codeOf(stage.error) === 'NotText' && chosen.some(isTextTable) && (
        <EncodingField
          encoding={readAs.encoding}
          onChange={(encoding) => readTextsAs({ ...readAs, encoding })}
        />
      )}
      {stage.kind === 'read' && <Told opened={stage.opened} />}
      {stage.kind !== 'choosing' && <Recent />}
      <div className="open-buttons">
        <button type="button" className="plain-button" onClick={onClose}>
          {told !== undefined ? 'Close' : 'Cancel'}
        </button>
        {stage.kind === 'failed' && (
          <FailedButtons
            code={codeOf(stage.error)}
            onColumns={asked === undefined ? undefined : () => setStage(asked)}
            onChoose={onChoose}
            onFill={() => {
              const filled = { ...readAs, fillRows: true }
              setReadAs(filled)
              void open(lastAsks.current, undefined, filled)
            }}
            onAgain={readAs.encoding === undefined ? undefined : () => void open(lastAsks.current)}
          />
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

function codeOf(error: unknown): string {
  return error instanceof DataError ? error.code : ''
}

/** The choice as a mapping, which opens the same tables without asking. */
function textOfChoice({ tables, choice }: Stage & { readonly kind: 'choosing' }): string {
  return mappingText(mappingsOf(tables, choice).flatMap((mapping) => mapping ?? []))
}

/** Properties that the current graph is known to have names of: those that most name nodes by come first. */
function propertyKeys({ description }: Workspace): readonly string[] {
  const captions = description.labels.flatMap(({ caption }) => caption ?? [])
  return [...new Set(['id', 'name', 'label', ...captions])]
}
