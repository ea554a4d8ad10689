import { MultiDirectedGraph } from 'graphology'
import { Sigma } from 'sigma-4'
import {
  extremityArrow,
  layerDashed,
  layerFill,
  layerPlain,
  pathCurved,
  pathLine,
  sdfCircle,
} from 'sigma-4/rendering'
import { fill, measureFrames, SETTINGS } from './frames.mjs'
import { SIZE } from './picture.mjs'

const plain = { paths: [pathLine()], layers: [layerPlain()], extremities: [extremityArrow()] }

/** Two strokes, which sigma has not. */
const open = {
  name: 'open',
  glsl: /* glsl */ `
float extremity_open(vec2 uv, float lengthRatio, float widthRatio) {
  float side = abs(uv.y) - widthRatio * 0.5 * (1.0 - uv.x / lengthRatio);
  return max(abs(side) - 0.5, max(-uv.x, uv.x - lengthRatio));
}`,
  length: 9,
  widthFactor: 9,
  uniforms: [],
  attributes: [],
}

const number = { type: 'number', default: 0 }
const styled = {
  paths: [pathLine(), pathCurved()],
  layers: [
    layerDashed({
      dashSize: { attribute: 'dash' },
      gapSize: { attribute: 'gap' },
      align: 0,
      solidExtremities: true,
    }),
  ],
  extremities: [extremityArrow(), open],
  variables: { dash: number, gap: number },
}
const attribute = (name) => ({ [name]: { attribute: name } })

/** Sigma 4 by its own primitives: dashes and bends where the picture has some. */
measureFrames((container, picture, drawn, { names, styles }) => {
  const graph = new MultiDirectedGraph()
  fill(graph, picture)
  const sigma = new Sigma(graph, container, {
    primitives: {
      nodes: { shapes: [sdfCircle()], layers: [layerFill()] },
      edges: { ...(styles ? styled : plain), defaultHead: 'arrow' },
    },
    styles: {
      nodes: Object.assign({}, ...['x', 'y', 'size', 'color', 'label'].map(attribute)),
      edges: Object.assign(
        {},
        ...['size', 'color'].map(attribute),
        ...(styles ? ['path', 'head', 'curvature', 'dash', 'gap'].map(attribute) : []),
      ),
    },
    settings: { ...SETTINGS, renderLabels: names },
  })
  sigma.setCustomBBox({ x: [0, SIZE.width], y: [0, SIZE.height] })
  sigma.on('afterRender', drawn)
  sigma.refresh()
  return { look: (camera) => sigma.getCamera().setState(camera) }
})
