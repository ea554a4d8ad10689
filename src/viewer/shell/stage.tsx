import { useState, type ReactNode } from 'react'
import { Canvas } from '../canvas/canvas.tsx'
import { Mirror } from '../canvas/mirror.tsx'
import { offerOf } from '../commands/index.ts'
import { usePage } from '../frame/page.ts'
import { LinkNotices } from './link-notices.tsx'
import { MapCredit } from './map-credit.tsx'
import { Notice } from './notice.tsx'
import { RestartNotice } from './restart-notice.tsx'
import { situationAt } from './situation.ts'
import { StageHint } from './stage-hint.tsx'
import { StageMenu } from './stage-menu.tsx'
import { useSeen } from './use-seen.ts'

export interface StageProps {
  /** What is lit instead of what is selected. */
  readonly pointed: ReadonlySet<string> | undefined
  readonly children: ReactNode
}

/** What is drawn, for the eye and as a list, and what is said over it. */
export function Stage({ pointed, children }: StageProps) {
  const page = usePage()
  const { seen, lit: litBySeen } = useSeen()
  const [focused, setFocused] = useState('')
  const lit = pointed ?? litBySeen
  return (
    <StageMenu>
      <Canvas lit={lit} focused={focused} seen={seen} />
      <Mirror
        lit={lit}
        focused={focused}
        onFocus={setFocused}
        doing={(press, key) => offerOf(press, 'element', situationAt(page, key))?.run}
      />
      <StageHint />
      <MapCredit />
      <Notice />
      <LinkNotices />
      <RestartNotice />
      {children}
    </StageMenu>
  )
}
