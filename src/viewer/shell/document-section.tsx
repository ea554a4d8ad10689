import { claimKey } from '../content/additions.ts'
import { documentList, documentView, rowPassages } from '../details/document.ts'
import { isDrawn } from '../drawing.ts'
import { usePage } from '../frame/page.ts'
import { useSelect } from '../frame/use-select.ts'
import { useLoaded } from '../hooks/use-loaded.ts'
import { DocumentPanel } from '../panels/document-panel.tsx'
import { Failure } from '../parts/failure.tsx'

/** A document, claim by claim. @param id '' for the first there is */
export function DocumentSection({ id, claim }: { readonly id: string; readonly claim: string }) {
  const { store, backend, drawn } = usePage()
  const { send } = store
  const { drawing } = drawn
  const engine = useSelect(({ state }) => state.engine)
  const loaded = useLoaded(`document ${engine} ${id}`, async () => {
    const documents = await documentList(backend)
    const view = await documentView(backend, id || (documents[0]?.key ?? ''))
    return { documents, view }
  })
  const table = loaded.value?.view?.kind === 'table' ? loaded.value.view.document.key : undefined
  const cells = useLoaded(table === undefined ? 'no table' : `cells ${engine} ${table} ${claim}`, async () =>
    table === undefined ? [] : await rowPassages(backend, table, claim),
  )
  const error = loaded.error ?? cells.error
  if (error !== undefined) return <Failure error={error} />
  if (loaded.value === undefined) return <p className="mute">Reading the document …</p>
  const { documents, view } = loaded.value
  const open = (document: string, one: string): void =>
    send({ kind: 'panel', panel: { kind: 'document', id: document, claim: one } })
  if (view === undefined)
    return (
      <>
        <p className="mute">
          {documents.length === 0
            ? 'The graph has no documents.'
            : `The graph has no document ${id}. It has:`}
        </p>
        <ul className="panel-group">
          {documents.map(({ key, name }) => (
            <li key={key}>
              <button type="button" className="text-button" onClick={() => open(key, '')}>
                <bdi>{name}</bdi>
              </button>
            </li>
          ))}
        </ul>
      </>
    )
  return (
    <DocumentPanel
      key={view.document.key}
      documents={documents}
      view={view}
      passages={view.kind === 'table' ? (cells.loading ? [] : (cells.value ?? [])) : view.passages}
      claim={claim}
      onDocument={open}
      onSelect={(key) => send({ kind: 'add', keys: isDrawn(drawing, key) ? [] : [key], select: key })}
      onOpenClaim={(one) => {
        const ends = [one.subject.key, one.object.key].filter((key) => key !== '')
        send({
          kind: 'add',
          keys: ends.filter((key) => !isDrawn(drawing, key)),
          // No line can be drawn to an object in words.
          select: ends.length === 2 ? claimKey(one.id) : one.subject.key,
        })
        open(view.document.key, one.id)
      }}
    />
  )
}
