import '@fontsource-variable/inter/wght.css'
import './styles/tokens.css'
import './styles/base.css'
import './sign-in/sign-in.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openBackend } from './engine/open-backend.ts'
import { withCounts } from './words/labels.ts'
import { loadFonts } from './render/fonts.ts'
import { Boundary, PartFailure } from './parts/boundary.tsx'
import { Failure } from './parts/failure.tsx'
import { openLink } from './state/open-link.ts'
import { Store } from './state/store.ts'
import { Workspaces } from './workspace/workspaces.tsx'

const root = createRoot(document.getElementById('root') ?? document.body)
root.render(<p className="loading">Loading the graph …</p>)
try {
  const backend = openBackend('server')
  const [described, { labels }] = await Promise.all([backend.describe(), backend.schema(), loadFonts()])
  const description = withCounts(described, labels)
  const store = new Store(openLink(location.hash, description).state)
  root.render(
    <StrictMode>
      <Boundary
        renderFailure={(failure, again) => (
          <PartFailure error={failure} onAgain={again}>
            <button type="button" className="plain-button" onClick={() => location.reload()}>
              Load the page again
            </button>
          </PartFailure>
        )}
      >
        <Workspaces first={{ id: 0, description, store, opened: undefined, summary: '' }} />
      </Boundary>
    </StrictMode>,
  )
} catch (error) {
  root.render(<Failure error={error} />)
}
