import { ElementSection } from '../element-section.tsx'
import type { PanelEntry } from './entry.ts'

export const element: PanelEntry<'element'> = { title: 'What is selected', Body: ElementSection }
