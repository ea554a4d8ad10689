import { UsageError } from '../../errors.ts'
import { paint } from './paint.ts'
import type { Still } from './shapes.ts'

/**
 * A still picture as PNG, by a canvas. The fonts of the page must have been loaded.
 *
 * @param scale pixels for each of the picture
 * @throws (rejects with) UsageError `NoCanvas` where the browser cannot make a canvas so large
 */
export async function toPng(still: Still, scale: number): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = still.width * scale
  canvas.height = still.height * scale
  const context = canvas.getContext('2d')
  const refused = new UsageError({
    code: 'NoCanvas',
    message: 'This browser cannot make a picture of this size.',
    hint: 'Export it in a smaller size, or as SVG.',
  })
  if (context === null) throw refused
  paint(context, still, scale)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(refused) : resolve(blob)))
  })
}
