import { describe, expect, test } from 'vitest'
import { EmbeddedBackend } from '../../src/backend/index.ts'
import { Progress } from '../../src/backend/wire/progress.ts'
import { writeAnswer } from '../../src/backend/wire/write-answer.ts'
import { graph } from '../helpers/graph.ts'

async function sharesUntil(progress: Progress, result: Promise<unknown>): Promise<readonly number[]> {
  const shares: number[] = []
  for await (const share of progress.until(result)) shares.push(share)
  return shares
}

describe('a progress', () => {
  test('hands on the newest share, and the last one where the work has ended meanwhile', async () => {
    const progress = new Progress()
    progress.tell(0.1)
    progress.tell(0.2)
    let end = (): void => {}
    const handedOn = sharesUntil(progress, new Promise<void>((resolve) => (end = resolve)))
    await Promise.resolve()
    progress.tell(0.4)
    progress.tell(0.9)
    end()
    expect((await handedOn).at(-1)).toBe(0.9)
    expect(await handedOn).not.toContain(0.1)
  })

  test('leaves what goes wrong to whoever waits for the result', async () => {
    const failed = Promise.reject(new Error('no'))
    expect(await sharesUntil(new Progress(), failed)).toEqual([])
    await expect(failed).rejects.toThrow('no')
  })
})

test('an answer tells its progress only where the request asks for it, and refuses another word', async () => {
  const told: { readonly asked: boolean }[] = []
  const backend = new EmbeddedBackend(graph())
  const run = backend.run.bind(backend)
  backend.run = (text, parameters, options) => {
    told.push({ asked: options?.onProgress !== undefined })
    return run(text, parameters, options)
  }
  const frames = async (request: object): Promise<string> => {
    let text = ''
    for await (const bytes of writeAnswer(backend, request, new AbortController().signal))
      text += new TextDecoder().decode(bytes)
    return text
  }
  await frames({ text: 'RETURN 1' })
  await frames({ text: 'RETURN 1', progress: true })
  expect(told).toEqual([{ asked: false }, { asked: true }])
  expect(await frames({ text: 'RETURN 1', progress: 1 })).toContain('`progress` must be true or false.')
})
