import { NeighboursSection } from '../neighbours-section.tsx'
import type { PanelEntry } from './entry.ts'

export const neighbours: PanelEntry<'neighbours'> = {
  title: 'Neighbours',
  Body: ({ panel }) => <NeighboursSection of={panel.key} />,
}
