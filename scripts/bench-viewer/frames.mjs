import { lineStyles } from '../../src/viewer/render/line-styles.ts'
import { pictureOf, SIZE } from './picture.mjs'

/** What has a bare sigma show the picture as ours does: at rest a unit is a pixel, and marks keep their size. */
export const SETTINGS = {
  stagePadding: 0,
  zoomToSizeRatioFunction: () => 1,
  minEdgeThickness: 0,
  enableEdgeEvents: true,
  labelRenderedSizeThreshold: 0,
}

/** Puts a picture into the graph of a bare sigma. */
export function fill(graph, { nodes, lines }) {
  for (const { key, x, y, size, caption } of nodes)
    graph.addNode(key, {
      x,
      y: SIZE.height - y,
      size,
      color: '#36719e',
      label: caption === '' ? null : caption,
    })
  for (const { key, start, end, standing, curve } of lines) {
    const { width, dash, head } = lineStyles[standing]
    graph.addEdgeWithKey(key, start, end, {
      size: width,
      color: '#777777',
      // Sigma 4 draws no line of its dashed layer that has no gap.
      dash: dash[0] || 100000,
      gap: dash[1] || 1,
      head: head === 'filled' ? 'arrow' : head,
      path: curve === 0 ? 'straight' : 'curved',
      curvature: curve,
    })
  }
}

/**
 * Lets the page be asked for frames: `bench.open(count, what)` draws a picture, `bench.frames(count)` moves the camera so often.
 * `bench.counted()` tells what was drawn until now, where whoever draws counts it.
 * @param draws puts a picture into a container, calls back after each frame, and returns what moves the camera, and perhaps what was counted
 */
export function measureFrames(draws) {
  const container = document.querySelector('main')
  let shown
  let drawn = () => {}
  let moves = 0
  const frame = (act) =>
    new Promise((resolve) => {
      drawn = () => {
        endFrame(container)
        resolve()
      }
      act()
    })
  globalThis.bench = {
    async open(count, what) {
      const picture = pictureOf(count, what)
      await frame(() => (shown = draws(container, picture, () => drawn(), what)))
      return { nodes: picture.nodes.length, lines: picture.lines.length }
    },
    async frames(count) {
      const times = []
      for (let at = 0; at < count; at++) {
        const start = performance.now()
        // Never where the camera is already: nothing would be drawn.
        const turn = ++moves / 7
        await frame(() =>
          shown.look({
            x: 0.5 + 0.02 * Math.sin(turn),
            y: 0.5 + 0.02 * Math.cos(turn),
            ratio: 1 - 0.1 * Math.sin(turn) ** 2,
            angle: 0,
          }),
        )
        times.push(performance.now() - start)
      }
      return times
    },
    counted() {
      return shown.counted && shown.counted()
    },
  }
}

/** Waits until all that was asked of WebGL is drawn: a pixel cannot be read before. */
function endFrame(container) {
  for (const canvas of container.querySelectorAll('canvas')) {
    const gl = canvas.getContext('webgl2')
    if (gl === null) continue
    const bound = gl.getParameter(gl.FRAMEBUFFER_BINDING)
    gl.bindFramebuffer(gl.FRAMEBUFFER, null)
    gl.readPixels(canvas.width >> 1, canvas.height >> 1, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))
    gl.bindFramebuffer(gl.FRAMEBUFFER, bound)
  }
}
