import type { PageControls } from '../commands/command.ts'
import { toldOfGraph } from '../content/told-of-graph.ts'
import type { Page } from '../frame/page.ts'
import { download } from '../parts/download.ts'
import { loaderOf } from '../parts/load-part.ts'
import { failed, fileName } from './take-away.ts'

// Loaded only where it is needed.
const loadStill = loaderOf(() =>
  Promise.all([
    import('../still/still-of.ts'),
    import('../still/surroundings.ts'),
    import('../still/themes.ts'),
  ]),
)
const loadSvg = loaderOf(() => import('../still/svg.ts'))
const loadPng = loaderOf(() => import('../still/to-png.ts'))

/** Downloads the picture: all of it as SVG, or what is on the canvas as PNG. @returns what is said of it */
export async function takePicture(
  as: Parameters<PageControls['exportPicture']>[0],
  { backend, content, description, shown, drawn, guides, renderer, size, store, dark }: Page,
): Promise<string> {
  const { value } = content
  const seen = renderer.value?.asSeen()
  if (value === undefined || shown === undefined || seen === undefined || drawn.drawing.nodes.length === 0)
    return 'Nothing is drawn yet, so there is nothing to export.'
  try {
    const [told, [{ stillOf }, { surroundingsOf }, { themes }]] = await Promise.all([
      toldOfGraph(backend, shown.picture),
      loadStill(),
    ])
    const { drawing } = drawn
    const date = new Date().toISOString().slice(0, 10)
    const surroundings = surroundingsOf({ content: value, shown, drawing, guides, description, told }, date)
    const palette = dark ? themes.dark : themes.light
    const name = fileName(store.state.source)
    if (as === 'svg') {
      const { svgOf } = await loadSvg()
      download(`${name}.svg`, svgOf(stillOf(drawing, size, surroundings, { palette })))
      return 'Exported the whole picture as SVG.'
    }
    const { toPng } = await loadPng()
    const still = stillOf(seen.drawing, seen.canvas, surroundings, { palette, lit: seen.lit, cropped: true })
    download(`${name}.png`, await toPng(still, as))
    return 'Exported the picture as it is.'
  } catch (error) {
    return failed(error)
  }
}
