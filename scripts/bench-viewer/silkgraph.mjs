import { Renderer } from '../../src/viewer/render/renderer.ts'
import { measureFrames } from './frames.mjs'
import { SIZE } from './picture.mjs'

/** The renderer of the page. */
measureFrames((container, picture, drawn) => {
  const renderer = new Renderer(container, {
    onSelect() {},
    onLasso() {},
    onExpand() {},
    onMove() {},
    onCamera() {},
    onRender: drawn,
    reducedMotion: true,
  })
  renderer.show(picture, SIZE)
  return { look: (camera) => renderer.look(camera), counted: () => renderer.counted() }
})
