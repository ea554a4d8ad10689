import type { ComponentType } from 'react'
import type { CollectedResult } from '../../../backend/index.ts'
import type { PlanDescription, ProfileDescription } from '../../../database/index.ts'
import type { Value } from '../../../model/values.ts'
import type { Page } from '../../frame/page.ts'
import type { ResultViewId } from '../../state/drawer.ts'

/** What a query or question returned, to be read in one way or another. */
export interface Answer {
  readonly result: CollectedResult
  /** Of a query that asks for it: read in the place of its records. */
  readonly plan: PlanDescription | ProfileDescription | undefined
  /** Whether it holds something that can be drawn. */
  readonly isDrawable: boolean
  /** How a cell reads; the same function while it reads the same. */
  readonly textOf: (column: string, value: Value) => string
  /** Whether null is left empty, as in a canned answer, which is read in words; else it is written. */
  readonly isNullEmpty: boolean
}

/** What the reader copies. */
export interface Copied {
  /** What it is, as `TSV` in "Copy TSV". */
  readonly words: string
  text(answer: Answer, page: Page): string | Promise<string>
}

/** A file that the reader can download. */
export interface Downloaded {
  /** What it is, as `CSV`. */
  readonly words: string
  /** Without the dot. */
  readonly extension: string
  /** Its content, and what of the answer it does not hold, in sentences. */
  write(
    answer: Answer,
    page: Page,
  ): Promise<{ readonly content: string | Blob | Uint8Array<ArrayBuffer>; readonly lost: string }>
}

export interface ResultViewProps {
  readonly answer: Answer
  /** Told the keys of what is pointed at. */
  readonly onRow: (keys: ReadonlySet<string>) => void
}

/** A way to read an answer. */
export interface ResultView {
  readonly id: ResultViewId
  /** What its button says. */
  readonly words: string
  /** Why it does not suit an answer, as a sentence; '' where it does. */
  unsuited(answer: Answer): string
  /** What stands below the head of the results; undefined where nothing does. */
  readonly Body: ComponentType<ResultViewProps> | undefined
  copied(answer: Answer): Copied
  downloads(answer: Answer): readonly Downloaded[]
}
