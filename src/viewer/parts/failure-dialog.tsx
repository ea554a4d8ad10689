import { useEffect, useRef } from 'react'
import { PartFailure } from './boundary.tsx'
import './dialog.css'

export interface FailureDialogProps {
  readonly error: unknown
  readonly onAgain: () => void
  readonly onClose: () => void
}

/** Stands in the place of a dialog that failed. */
export function FailureDialog({ error, onAgain, onClose }: FailureDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="dialog failure-dialog" aria-label="What failed" onClose={onClose}>
      <PartFailure error={error} onAgain={onAgain}>
        <button type="button" className="plain-button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </PartFailure>
    </dialog>
  )
}
