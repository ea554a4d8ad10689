import type { Page } from '../frame/page.ts'
import { recordKeys } from './record-keys.ts'

/** What selects all that the records hold; undefined where there are none, or nothing is drawn. */
export function selectRecordsOf({ content, whole, store, say }: Page): (() => void) | undefined {
  const result = content.value?.result
  if (result === undefined || result.records.length === 0 || whole.nodes.size === 0) return undefined
  return () => {
    const keys = recordKeys(result.records.flat(), whole)
    if (keys.size === 0) say('Nothing of the records is in the picture.')
    else store.send({ kind: 'select-several', keys: [...keys] })
  }
}
