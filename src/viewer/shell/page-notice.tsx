/** Something of the picture as a whole that the reader should know, until they have read it. */
export function PageNotice({
  text,
  doable,
  onClose,
}: {
  readonly text: string
  /** What can be done about it. */
  readonly doable?: { readonly words: string; readonly run: () => void } | undefined
  readonly onClose: () => void
}) {
  return (
    <p className="notice page-notice" role="status">
      <bdi>{text}</bdi>{' '}
      {doable !== undefined && (
        <>
          <button type="button" className="text-button" onClick={doable.run}>
            {doable.words}
          </button>{' '}
        </>
      )}
      <button type="button" className="text-button" onClick={onClose}>
        Close
      </button>
    </p>
  )
}
