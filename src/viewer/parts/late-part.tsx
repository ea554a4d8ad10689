import { lazy, type ComponentType, type ReactNode } from 'react'
import { Boundary } from './boundary.tsx'
import { loaderOf } from './load-part.ts'

/**
 * A part of the page that is loaded when it is first shown, below a Suspense. Where it cannot be loaded it says so, and is loaded
 * again when the reader tries again or when it is shown anew.
 *
 * @param renderFailure what stands in its place then; else the failure, with "Try again"
 */
export function latePart<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
  renderFailure?: (error: unknown, again: () => void, props: Props) => ReactNode,
): ComponentType<Props> {
  const loader = loaderOf(load)
  const make = (): ComponentType<Props> => lazy(loader)
  let Part = make()
  const renew = (): void => {
    Part = make()
  }
  const Inner = (props: Props): ReactNode => <Part {...props} />
  return function LatePart(props) {
    return (
      <Boundary
        onFailure={renew}
        {...(renderFailure !== undefined && {
          renderFailure: (error: unknown, again: () => void) => renderFailure(error, again, props),
        })}
      >
        <Inner {...props} />
      </Boundary>
    )
  }
}
