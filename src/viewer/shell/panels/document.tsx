import { DocumentSection } from '../document-section.tsx'
import type { PanelEntry } from './entry.ts'

export const document: PanelEntry<'document'> = {
  title: 'Document',
  Body: ({ panel }) => <DocumentSection id={panel.id} claim={panel.claim} />,
}
