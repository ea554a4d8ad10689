import type { ReactNode } from 'react'
import { Boundary } from '../parts/boundary.tsx'
import { useSelect } from '../frame/use-select.ts'

/** A part of the page whose failure leaves the others alone, and is over once something else is asked, opened or selected. */
export function KeptPart({ children }: { readonly children: ReactNode }) {
  const of = useSelect(({ state: { source, panel, selected, drawer, cross } }) => ({
    source,
    panel,
    selected,
    drawer,
    cross,
  }))
  return <Boundary of={of}>{children}</Boundary>
}
