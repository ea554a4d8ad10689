import { useEffect, useMemo, useState } from 'react'
import type { CollectedResult } from '../../../backend/index.ts'
import { inNextTask } from '../../../backend/next-task.ts'
import type { Value } from '../../../model/values.ts'
import { arrange, type Arrangement } from './arrange.ts'
import { RecordTexts } from './record-texts.ts'

/** Up to so many records are arranged at once. */
const FEW = 1_000

/** So many comparisons, or looks at cells, are made between two tasks: some 10 ms of work. */
const SLICE = 20_000

/** Records in an arrangement. */
export interface Arranged {
  /** Their places, in order; undefined for all of them as they were returned. */
  readonly places: Int32Array | undefined
  /** Whether they are being arranged anew: until then they stand as before. */
  readonly underWay: boolean
}

/** Arranges records a slice at a time, so that the page is never held up. @param textOf how a cell is read; the same function while it reads the same */
export function useArranged(
  result: CollectedResult,
  textOf: (column: string, value: Value) => string,
  by: Arrangement,
): Arranged {
  const texts = useMemo(() => new RecordTexts(result, textOf), [result, textOf])
  const [done, setDone] = useState<{ texts: RecordTexts; by: Arrangement; places: Int32Array }>()
  const isPlain = by.order === undefined && by.filter.trim() === ''
  const isFew = result.records.length <= FEW
  const few = useMemo(
    () => (isPlain || !isFew ? undefined : atOnce(arrange(result.records, texts, by, endless))),
    [result, texts, by, isPlain, isFew],
  )
  useEffect(() => {
    if (isPlain || isFew) return undefined
    let isOver = false
    const slice = { work: SLICE }
    const patience = { slice, spend: (steps: number) => void (slice.work -= steps) }
    const work = arrange(result.records, texts, by, patience)
    const go = (): void => {
      if (isOver) return
      slice.work = SLICE
      const { done: isDone, value } = work.next()
      if (isDone === true) setDone({ texts, by, places: value })
      else inNextTask(go)
    }
    go()
    return () => {
      isOver = true
    }
  }, [result, texts, by, isPlain, isFew])
  if (isPlain || isFew) return { places: few, underWay: false }
  const underWay = done?.texts !== texts || done.by !== by
  return { places: done?.texts === texts ? done.places : undefined, underWay }
}

const endless = { slice: { work: Infinity }, spend: () => {} }

function atOnce(work: Generator<void, Int32Array, void>): Int32Array {
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
  }
}
