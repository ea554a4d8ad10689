import { MeasurePanel } from '../../panels/measure-panel.tsx'
import type { PanelEntry } from './entry.ts'

export const measure: PanelEntry<'measure'> = {
  title: 'Measure',
  Body: ({ panel }) => <MeasurePanel metric={panel.metric} of={panel.of} />,
}
