import { CSPProvider } from '@base-ui/react/csp-provider'
import { useCallback, useLayoutEffect, useState } from 'react'
import type { Workspace, WorkspaceControls } from '../engine/workspace.ts'
import { PageContext } from '../frame/page.ts'
import { Header } from './header.tsx'
import { KeptPart } from './kept-part.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { PictureSection } from './picture-section.tsx'
import { SaveParts } from './save-parts.tsx'
import { useShortcuts } from './shortcuts.ts'
import { SidePanel } from './side-panel.tsx'
import { situationAt, soleOf } from './situation.ts'
import { Tabs } from './tabs.tsx'
import { useAddress } from './use-address.ts'
import { usePageOf } from './use-page-of.ts'
import './app.css'
import './narrow.css'

/** The whole page: it joins the state, what the graph answers to it, and the panels, which do not know each other. */
export function App({
  workspace,
  controls,
}: {
  readonly workspace: Workspace
  readonly controls: WorkspaceControls
}) {
  const { store } = workspace
  const [helping, setHelping] = useState(false)
  const help = useCallback(() => setHelping(true), [])
  const page = usePageOf(workspace, controls, help)
  const { content, drawn, dark } = page
  // Before the canvas reads the colours.
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  }, [dark])
  useAddress(page, workspace)
  useShortcuts(() => situationAt(page, soleOf(store.state.selected)))
  return (
    <PageContext value={page}>
      <CSPProvider disableStyleElements>
        <div className="app" data-ready={!content.loading && drawn.ready ? 'yes' : 'no'}>
          <KeptPart>
            <Header />
          </KeptPart>
          <KeptPart>
            <Tabs />
          </KeptPart>
          <main className="main">
            <KeptPart>
              <PictureSection />
            </KeptPart>
            <KeptPart>
              <SidePanel />
            </KeptPart>
          </main>
          <KeptPart>
            <SaveParts workspace={workspace} />
          </KeptPart>
          {helping && <KeysDialog onClose={() => setHelping(false)} />}
        </div>
      </CSPProvider>
    </PageContext>
  )
}
