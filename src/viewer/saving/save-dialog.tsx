import { type FormEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { cannedKinds } from '../../canned/canned-query.ts'
import { savedNameOf } from '../../model/saved-name.ts'
import type { Draft } from './draft.ts'
import { FileText } from './file-text.tsx'
import { NotSaved, readSaved, saveFile, savingPlace, type SavingPlace } from './saving-server.ts'
import { withOwnWords } from './own-words.ts'
import { type Said, writtenFile } from './written-file.ts'
import '../parts/dialog.css'
import './saving.css'

export interface SaveDialogProps {
  readonly draft: Draft
  /** Whether the graph is the server's, which may save. */
  readonly isServers: boolean
  /** The place of the tab of a new view, where no server says it. */
  readonly order: number
  readonly onDownload: (file: string, text: string) => void
  /** Called when the file is in the folder. */
  readonly onSaved: (name: string) => void
  readonly onClose: () => void
}

/** The file that is there now, and by which name it was asked for. */
interface Before {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

const none: { readonly [name: string]: string } = {}

/** Shows the file of a view or a query before it is written into the graph folder, or downloaded. */
export default function SaveDialog({
  draft,
  isServers,
  order,
  onDownload,
  onSaved,
  onClose,
}: SaveDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  const [said, setSaid] = useState<Said>({
    name: draft.name,
    title: draft.title,
    question: draft.question,
    about: draft.kind === 'query' ? draft.about : 'presence',
  })
  /** A name that the reader has not written follows the title. */
  const [isNamed, setNamed] = useState(draft.name !== '' && draft.name !== savedNameOf(draft.title))
  const [place, setPlace] = useState<SavingPlace>()
  const [isAsked, setAsked] = useState(false)
  const [before, setBefore] = useState<Before>()
  /** The name by which a file was asked for in vain. */
  const [unread, setUnread] = useState<string>()
  const [refused, setRefused] = useState<NotSaved>()
  const [isSaving, setSaving] = useState(false)
  const { name } = said
  const { kind } = draft
  useEffect(() => dialog.current?.showModal(), [])
  const learn = (known: SavingPlace | undefined): void => {
    setPlace(known)
    setAsked(true)
  }
  const fail = (error: unknown): void => setRefused(error instanceof NotSaved ? error : notSaved(error))
  useEffect(() => {
    if (isServers) savingPlace().then(learn, fail)
  }, [isServers])
  const there = (draft.kind === 'view' ? place?.views : place?.queries) ?? none
  const expected = Object.hasOwn(there, name) ? there[name] : undefined
  useEffect(() => {
    if (expected === undefined) return undefined
    let isOver = false
    readSaved(kind, name).then(
      (file) => {
        if (isOver) return
        setUnread(undefined)
        setBefore(file === undefined ? undefined : { name, ...file })
        if (file !== undefined) setSaid((words) => withOwnWords(words, draft, file.text))
      },
      (error: unknown) => {
        if (isOver) return
        setUnread(name)
        fail(error)
      },
    )
    return () => {
      isOver = true
    }
  }, [kind, name, expected, draft])
  const isRead = expected === undefined || before?.name === name
  const old = expected !== undefined && before?.name === name ? before : undefined
  const file = useMemo(
    () => writtenFile(draft, said, old?.text, place?.order ?? order),
    [draft, said, old, place, order],
  )
  const change = (part: Partial<Said>): void => {
    setRefused(undefined)
    setSaid({ ...said, ...part })
  }
  const save = async (): Promise<void> => {
    if (place === undefined || file.kind === 'wrong' || isSaving) return
    setSaving(true)
    setRefused(undefined)
    try {
      await saveFile(place, { kind: draft.kind, name, text: file.text }, old?.sha256)
      onSaved(name)
    } catch (error) {
      fail(error)
      // What is there now is shown, so that the reader can decide again.
      if (error instanceof NotSaved && error.code === 'ChangedMeanwhile')
        await savingPlace().then(learn, fail)
    } finally {
      setSaving(false)
    }
  }
  const download = (): void => {
    if (file.kind === 'file') onDownload(file.path.replace(/^.*\//, ''), file.text)
  }
  // Where nothing is saved, what Enter does is to download.
  const isDownload = place === undefined && isAsked
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isDownload) download()
    else void save()
  }
  const isView = draft.kind === 'view'
  const folder = isView ? 'views' : 'queries'
  const ready = file.kind === 'file' && isRead
  const isUncompared = !isRead && unread === name
  return (
    <dialog ref={dialog} className="dialog save-dialog" aria-labelledby={heading} onClose={onClose}>
      <form onSubmit={submit}>
        <h1 id={heading}>{isView ? 'Save view' : 'Save query'}</h1>
        <label className="save-field">
          <span>{isView ? 'Title, on its tab' : 'Title, in the list of questions'}</span>
          <input
            name="title"
            autoFocus
            value={said.title}
            onFocus={({ target }) => target.select()}
            onChange={({ target: { value } }) =>
              change({ title: value, ...(!isNamed && { name: savedNameOf(value) }) })
            }
          />
        </label>
        <label className="save-field">
          <span>Question that it answers</span>
          <input
            name="question"
            value={said.question}
            onChange={({ target }) => change({ question: target.value })}
          />
        </label>
        {!isView && (
          <label className="save-field">
            <span>What it asks about</span>
            <select
              name="about"
              value={said.about}
              onChange={({ target }) =>
                change({ about: cannedKinds.find((kind) => kind === target.value) ?? said.about })
              }
            >
              {cannedKinds.map((kind) => (
                <option key={kind}>{kind}</option>
              ))}
            </select>
          </label>
        )}
        <label className="save-field">
          <span>Name of its file in {folder}/</span>
          <input
            name="name"
            spellCheck={false}
            value={name}
            onChange={({ target }) => {
              setNamed(target.value !== '')
              change({ name: target.value })
            }}
          />
        </label>
        {file.kind === 'wrong' ? (
          <p className="save-wrong" role="status">
            {file.message} {file.hint}
          </p>
        ) : (
          <FileText path={file.path} text={file.text} before={old?.text} isUncompared={isUncompared} />
        )}
        {refused !== undefined && (
          <p className="save-refused" role="alert">
            {refused.message} {refused.hint}
          </p>
        )}
        <div className="save-buttons">
          <button type="button" className="plain-button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button
            type={isDownload ? 'submit' : 'button'}
            className={isDownload ? 'save-go' : 'plain-button'}
            disabled={!ready && !isUncompared}
            onClick={isDownload ? undefined : download}
          >
            Download
          </button>
          {place !== undefined && (
            <button type="submit" className="save-go" disabled={!ready || isSaving}>
              Save in <bdi>{place.folder}</bdi>
            </button>
          )}
        </div>
        {place === undefined && isAsked && (
          <p className="aside save-note">
            This server does not save here: download the file, and put it into {folder}/ of a graph folder.
          </p>
        )}
      </form>
    </dialog>
  )
}

function notSaved(error: unknown): NotSaved {
  const message = error instanceof Error ? error.message : String(error)
  return new NotSaved({ code: 'Defect', message, hint: 'Download the file.' })
}
