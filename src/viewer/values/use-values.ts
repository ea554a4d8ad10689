import { useMemo, useRef, useState } from 'react'
import type { Backend } from '../../backend/index.ts'
import type { ValueSource } from '../../model/value-source.ts'
import { useLoaded } from '../hooks/use-loaded.ts'
import type { Picture } from '../layout/picture.ts'
import {
  type AskedSource,
  isAsked,
  loadNumbers,
  type Numbers,
  type Values,
  valuesFrom,
  valuesHere,
} from './load-values.ts'
import { sourceKey } from './source-key.ts'

/** Values by their source (`sourceKey`), and how far those are that are being asked for. */
export interface ValuesNow {
  /** Without those that are not there yet, or failed. */
  readonly values: ReadonlyMap<string, Values>
  /** Why there are none of a source. */
  readonly errors: ReadonlyMap<string, unknown>
  readonly loading: boolean
  /** How much is done, from 0 to 1; undefined where nobody tells. */
  readonly share: number | undefined
  readonly cancel: () => void
}

/** What became of a source that was asked. */
type Answer = { readonly numbers: Numbers } | { readonly error: unknown }

/**
 * The values of a picture from several sources, each once. Those that the picture has are there at once; what is asked of the graph
 * stays while the picture changes, and what counts the picture is asked anew.
 *
 * @param sources the same array while they are the same
 * @param nodeCount of the graph; undefined until it is known
 */
export function useValues(
  backend: Backend,
  sources: readonly ValueSource[],
  picture: Picture,
  nodeCount: number | undefined,
): ValuesNow {
  const asked = useMemo(() => sources.filter(isAsked), [sources])
  const counted = asked.some(({ of }) => of === 'picture')
  const [told, setTold] = useState<{ readonly key: string; readonly share: number }>()
  const key = JSON.stringify([asked.map(sourceKey), asked.length > 0 && (nodeCount ?? 0) > 0])
  const known = useRef<{ readonly backend: Backend; readonly answers: ReadonlyMap<string, Answer> }>(null)
  const load = async (signal: AbortSignal): Promise<ReadonlyMap<string, Answer>> => {
    const before = known.current?.backend === backend ? known.current.answers : undefined
    const shares = new Map<string, number>()
    const answers = await Promise.all(
      asked.map(async (source): Promise<readonly [string, Answer]> => {
        const name = sourceKey(source)
        const same = source.of === 'picture' ? undefined : before?.get(name)
        if (same !== undefined && 'numbers' in same) return [name, same]
        const onProgress = (share: number): void => {
          shares.set(name, share)
          setTold({ key, share: [...shares.values()].reduce((sum, one) => sum + one, 0) / shares.size })
        }
        return [name, await answerTo(backend, source, picture, { signal, onProgress, nodeCount })]
      }),
    )
    const all = new Map(answers)
    known.current = { backend, answers: all }
    return all
  }
  const { value, error, loading, cancel } = useLoaded(key, load, counted ? picture : backend)
  return useMemo(() => {
    const values = new Map<string, Values>()
    const errors = new Map<string, unknown>()
    for (const source of sources) {
      const name = sourceKey(source)
      if (!isAsked(source)) {
        values.set(name, valuesHere(source, picture))
        continue
      }
      const answer = value?.get(name)
      if (answer !== undefined && 'numbers' in answer) values.set(name, valuesFrom(answer.numbers, picture))
      else if (error !== undefined) errors.set(name, error)
      else if (answer !== undefined) errors.set(name, answer.error)
    }
    const share = loading && told?.key === key ? told.share : undefined
    return { values, errors, loading, share, cancel }
  }, [sources, picture, value, error, loading, told, key, cancel])
}

async function answerTo(
  backend: Backend,
  source: AskedSource,
  picture: Picture,
  options: Parameters<typeof loadNumbers>[3],
): Promise<Answer> {
  try {
    return { numbers: await loadNumbers(backend, source, picture, options) }
  } catch (error) {
    // Cancelled, none of them is told.
    if (options.signal?.aborted === true) throw error
    return { error }
  }
}
