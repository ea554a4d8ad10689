import type { Place } from '../../errors.ts'
import type { Dataset } from '../dataset.ts'

/** Something that `check` found. `error`: the graph breaks a promise; `notice`: a reader should know. */
export interface Finding {
  readonly severity: 'error' | 'notice'
  readonly code: string
  readonly message: string
  readonly hint: string
  readonly place: Place | undefined
}

/** Where a finding stands: an object of the dataset, and the way to the value inside it. */
export type At = readonly [item: object, ...path: readonly (string | number)[]]

/** Collects findings; `at` becomes a place in a file. */
export class Findings {
  readonly all: Finding[] = []
  readonly dataset: Dataset

  constructor(dataset: Dataset) {
    this.dataset = dataset
  }

  error(code: string, at: At, message: string, hint: string): void {
    this.add('error', code, at, message, hint)
  }

  notice(code: string, at: At, message: string, hint: string): void {
    this.add('notice', code, at, message, hint)
  }

  /** An error at a place that no item of the dataset stands for. */
  errorIn(code: string, place: Place, message: string, hint: string): void {
    this.all.push({ severity: 'error', code, message, hint, place })
  }

  noticeIn(code: string, place: Place, message: string, hint: string): void {
    this.all.push({ severity: 'notice', code, message, hint, place })
  }

  private add(
    severity: Finding['severity'],
    code: string,
    [item, ...path]: At,
    message: string,
    hint: string,
  ): void {
    this.all.push({ severity, code, message, hint, place: this.dataset.placeOf(item, ...path) })
  }
}
