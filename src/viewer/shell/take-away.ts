import type { Backend, Description } from '../../backend/index.ts'
import { lossText, type Writer } from '../../formats/index.ts'
import { exportPicture } from '../content/export-picture.ts'
import type { Drawing } from '../drawing.ts'
import type { Picture } from '../layout/picture.ts'
import { drawnPicture } from '../render/drawn-picture.ts'
import { readPalette } from '../render/read-palette.ts'
import type { Source } from '../state/state.ts'
import { download } from '../parts/download.ts'

/** Downloads what is drawn in a format. @returns what is said of it */
export async function takeAway(
  writer: Writer,
  {
    picture,
    isGrouped,
    drawing,
    source,
    backend,
    description,
  }: {
    /** Nodes and relationships of the graph. */
    readonly picture: Picture
    /** Whether communities are drawn in their place. */
    readonly isGrouped: boolean
    readonly drawing: Drawing
    readonly source: Source
    readonly backend: Backend
    readonly description: Description
  },
): Promise<string> {
  try {
    const drawn = drawnPicture(drawing, readPalette(document.documentElement))
    const { files, losses } = await exportPicture(picture, writer, backend, description, drawn)
    for (const { suffix, content } of files)
      download(`${fileName(source)}${suffix}.${writer.extension}`, content)
    const told = losses.map((loss) => ` ${lossText(loss)}.`).join('')
    const amounts = `${picture.nodes.size} nodes and ${picture.relationships.size} relationships`
    return isGrouped
      ? `Exported the ${amounts} that the communities stand for, and no community.${told}`
      : `Exported ${amounts}.${told}`
  } catch (error) {
    return failed(error)
  }
}

/** Why nothing was exported, in words. */
export function failed(error: unknown): string {
  return `The export failed: ${error instanceof Error ? error.message : String(error)}`
}

/** What a file is called that holds what is drawn, without its extension. */
export function fileName(source: Source): string {
  return `silkgraph-${'id' in source ? source.id : source.kind}`
}

/**
 * Copies the link to what is shown.
 *
 * @param isShared whether a link can hold it: not where the graph is that of the reader's own files
 * @returns what is said of it
 */
export async function share(isShared: boolean): Promise<string> {
  if (!isShared)
    return 'Your files are on this machine alone, so no link can hold them: export the graph to share it.'
  try {
    await navigator.clipboard.writeText(location.href)
    return 'The link to this view is copied.'
  } catch {
    return 'Copy the link from the address bar: it holds this view.'
  }
}
