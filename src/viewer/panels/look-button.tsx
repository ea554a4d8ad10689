import { Popover } from '@base-ui/react/popover'
import type { ReactNode } from 'react'
import './looks.css'

/** A button that opens what is said of how something looks, beside it. */
export function LookButton({
  of,
  isChanged,
  onReset,
  children,
}: {
  /** Of what: `companies`. */
  readonly of: string
  readonly isChanged: boolean
  readonly onReset: () => void
  readonly children: () => ReactNode
}) {
  return (
    <Popover.Root>
      <Popover.Trigger
        className="look-button"
        aria-label={`Look of ${of}`}
        title={`Change how they look: ${of}`}
        data-changed={isChanged ? 'yes' : undefined}
      >
        <svg width="14" height="14" viewBox="0 0 24 24" aria-hidden="true">
          <path
            d="M4 7h9m4 0h3M4 17h3m4 0h9M15 4.5v5M9 14.5v5"
            fill="none"
            strokeWidth="2.2"
            strokeLinecap="round"
          />
        </svg>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner
          className="look-place"
          sideOffset={6}
          side="left"
          align="start"
          collisionPadding={8}
        >
          <Popover.Popup className="look-popup">
            <Popover.Title className="look-title">
              <bdi>{of}</bdi>
            </Popover.Title>
            {children()}
            <p className="look-ends">
              <button type="button" className="text-button" disabled={!isChanged} onClick={onReset}>
                Reset
              </button>
              <Popover.Close className="text-button">Close</Popover.Close>
            </p>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
