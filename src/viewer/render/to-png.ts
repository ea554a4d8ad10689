import { UsageError } from '../../errors.ts'

const SCALE = 2

/**
 * A picture of twice the size of canvases that lie on one another, on paper.
 *
 * @param drawOver draws what belongs on top, in pixels of the canvases
 * @throws UsageError `NoCanvas` where the browser cannot make one
 */
export async function toPng(
  layers: readonly HTMLCanvasElement[],
  { width, height }: { readonly width: number; readonly height: number },
  paper: string,
  drawOver: (context: CanvasRenderingContext2D) => void,
): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = width * SCALE
  canvas.height = height * SCALE
  const context = canvas.getContext('2d')
  const refused = new UsageError({
    code: 'NoCanvas',
    message: 'This browser cannot make a picture of this size.',
    hint: 'Make the window smaller, or export the graph itself.',
  })
  if (context === null) throw refused
  context.scale(SCALE, SCALE)
  context.fillStyle = paper
  context.fillRect(0, 0, width, height)
  for (const layer of layers) context.drawImage(layer, 0, 0, width, height)
  drawOver(context)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(refused) : resolve(blob)))
  })
}
