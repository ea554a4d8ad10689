import type { PreparationWork } from '../runtime/preparation-work.ts'
import type { Statistics } from './statistics.ts'

/** What a plan is made by. */
export interface Planning {
  readonly statistics: Statistics
  /** Hears the time limit. */
  readonly work: PreparationWork
}
