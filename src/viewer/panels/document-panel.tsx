import { useState, type ChangeEvent } from 'react'
import { checkCopy, type CopyCheck } from '../details/copy-check.ts'
import type { ClaimView, Named } from '../../evidence/claims.ts'
import { placeText } from '../../model/passage-place.ts'
import type { DocumentView, PassageView } from '../details/document.ts'
import { ClaimCard } from './claim-card.tsx'
import './panels.css'

export interface DocumentPanelProps {
  readonly documents: readonly Named[]
  readonly view: DocumentView
  /** Those that are shown: of a table only a part. */
  readonly passages: readonly PassageView[]
  /** The claim that was opened. */
  readonly claim: string
  readonly onDocument: (document: string, claim: string) => void
  readonly onOpenClaim: (claim: ClaimView) => void
  readonly onSelect: (key: string) => void
}

const MAX_BYTES = 16 * 1024 * 1024

/** A document with all its claims in its own order, how much of it they cover, and the reader's own copy beside them. */
export function DocumentPanel(props: DocumentPanelProps) {
  const { documents, view, passages, claim, onDocument, onOpenClaim, onSelect } = props
  const [check, setCheck] = useState<CopyCheck>()
  const [problem, setProblem] = useState('')
  const openCopy = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = target.files?.[0]
    if (file === undefined) return
    setCheck(undefined)
    if (file.size > MAX_BYTES) return setProblem('The file is larger than 16 MiB.')
    try {
      setCheck(checkCopy(view, await file.text()))
      setProblem('')
    } catch {
      setProblem('The file cannot be read.')
    }
    // So that a mended copy of the same name can be opened again.
    target.value = ''
  }
  return (
    <>
      {documents.length > 1 && (
        <select
          aria-label="Document"
          value={view.document.key}
          onChange={({ target }) => onDocument(target.value, '')}
        >
          {documents.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      )}
      <p className="panel-kind">document</p>
      <h2 className="panel-title">{view.title}</h2>
      <p className="aside">
        {view.publisher === 'unknown' ? 'publisher unknown' : view.publisher},{' '}
        {view.date === 'unknown' ? 'date unknown' : view.date}
        {view.link !== '' && (
          <>
            {' · '}
            <a href={view.link} rel="noreferrer" target="_blank">
              {view.link}
            </a>
          </>
        )}
      </p>
      <p className="aside">
        {view.covered.toLocaleString('en')} of {view.number.toLocaleString('en')} passages have claims
      </p>
      <progress
        className="coverage"
        value={view.covered}
        max={view.number}
        aria-label="Passages with claims"
      />
      {view.kind === 'table' ? (
        <p className="aside">
          {passages.length < view.number &&
            (claim === ''
              ? 'Shown are the first cited cells of this table. '
              : 'Shown are the cited cells of the row of the claim. ')}
          <code>silkgraph verify --document FILE</code> finds all of them in your own copy.
        </p>
      ) : (
        <label className="document-drop">
          Open your copy
          <span className="aside"> · the file stays on this machine</span>
          <input type="file" accept=".txt,.md,text/plain" onChange={(event) => void openCopy(event)} />
        </label>
      )}
      {problem !== '' && <p role="alert">{problem}</p>}
      {check?.isCopy === false && (
        <p role="alert">
          This is not the document: {check.counts.matches + check.counts.moved || 'none'} of its{' '}
          {view.passages.length} cited sentences stand in your file.
        </p>
      )}
      {check?.isCopy === true && (
        <p role="status" className="document-result">
          {check.counts.matches} sentences match, {check.counts.moved} moved, {check.counts.changed} changed,{' '}
          {check.counts.missing} missing.
        </p>
      )}
      {passages.map((passage) => {
        const verdict = check?.isCopy === true ? check.passages.get(passage.key)?.verdict : undefined
        return (
          <section key={passage.key} className="document-passage">
            <h3>
              {placeText(passage.place)}
              {verdict !== undefined && ` · ${verdict}`}
            </h3>
            {passage.claims.map((one) => (
              <ClaimCard
                key={one.id}
                claim={one}
                open={one.id === claim}
                inCopy={check?.isCopy === true ? check.passages : undefined}
                onOpen={onOpenClaim}
                onSelect={onSelect}
                onDocument={onDocument}
              />
            ))}
            {passage.claims.length === 0 && (
              <p className="aside">No claim: {passage.noClaim || 'not read yet'}</p>
            )}
          </section>
        )
      })}
    </>
  )
}
