import { HostError } from '../../errors.ts'

/**
 * What loads a part of the page that is needed only later, once. A browser never asks again for a module that did not come, so the
 * server is asked first whether it is there: where it is not, the part can still be loaded once it is.
 *
 * @param load the import, as `() => import('./chart.ts')`
 * @returns a function that rejects with HostError `PartNotLoaded` where the part cannot be loaded; the next call tries again
 * Cost: one request more, until it has been loaded.
 */
export function loaderOf<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let loading: Promise<Part> | undefined
  const attempt = async (): Promise<Part> => {
    try {
      await fetch(document.baseURI, { method: 'HEAD', cache: 'no-store' })
    } catch (cause) {
      throw notLoaded('the server does not answer', 'Start the server again, and try again.', cause)
    }
    try {
      return await load()
    } catch (cause) {
      throw notLoaded(
        'the server does not have it, or was lost meanwhile',
        'Load the page again once the server answers.',
        cause,
      )
    }
  }
  return () => {
    loading ??= attempt().catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
}

function notLoaded(why: string, hint: string, cause: unknown): HostError {
  const message = `A part of the page could not be loaded: ${why}.`
  return new HostError({ code: 'PartNotLoaded', message, hint, cause })
}
