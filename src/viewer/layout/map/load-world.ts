import type { World } from './world.ts'

let loading: Promise<World> | undefined

/** Loads the outlines, which are large, once. @throws (rejects with) Error where they cannot be loaded; the next call tries again */
export function loadWorld(): Promise<World> {
  loading ??= import('./atlas.ts').then(
    ({ world }) => world,
    (error: unknown) => {
      loading = undefined
      throw error
    },
  )
  return loading
}
