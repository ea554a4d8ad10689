import { Component, type ReactNode } from 'react'
import { HostError, SilkgraphError } from '../../errors.ts'
import { Failure } from './failure.tsx'

export interface BoundaryProps {
  /** What is shown: once it is another, the failure of the one before is gone. */
  readonly of?: unknown
  /** What stands in the place of a part that failed; else the failure, with "Try again". */
  readonly renderFailure?: (error: unknown, again: () => void) => ReactNode
  /** Called once for each failure, when it is shown. */
  readonly onFailure?: () => void
  readonly children: ReactNode
}

interface BoundaryState {
  readonly of: unknown
  readonly failed: { readonly error: unknown } | undefined
}

/** Keeps the failure of a part of the page to that part: all others stay, and it can be tried again. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { failed: { error } }
  }

  static getDerivedStateFromProps({ of }: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return of === state.of ? null : { of, failed: undefined }
  }

  override state: BoundaryState = { of: this.props.of, failed: undefined }

  readonly #again = (): void => this.setState({ failed: undefined })

  override componentDidCatch(): void {
    this.props.onFailure?.()
  }

  override render(): ReactNode {
    const { children, renderFailure } = this.props
    const { failed } = this.state
    if (failed === undefined) return children
    return renderFailure === undefined ? (
      <PartFailure error={failed.error} onAgain={this.#again} />
    ) : (
      renderFailure(failed.error, this.#again)
    )
  }
}

export interface PartFailureProps {
  readonly error: unknown
  readonly onAgain: () => void
  /** What else can be done. */
  readonly children?: ReactNode
}

/** Why a part of the page is not there, and what can be done. */
export function PartFailure({ error, onAgain, children }: PartFailureProps) {
  return (
    <div className="part-failure">
      <Failure error={error instanceof SilkgraphError ? error : defect(error)} />
      <button type="button" className="plain-button" onClick={onAgain}>
        Try again
      </button>
      {children}
    </div>
  )
}

function defect(cause: unknown): SilkgraphError {
  const message = cause instanceof Error ? cause.message : String(cause)
  return new HostError({
    code: 'Defect',
    message: `This part of the page has failed: ${message}`,
    hint: 'This is a bug in Silkgraph. The rest of the page still works.',
    cause,
  })
}
