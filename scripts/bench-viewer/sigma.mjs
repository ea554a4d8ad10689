import { MultiDirectedGraph } from 'graphology'
import { Sigma } from 'sigma'
import { fill, measureFrames, SETTINGS } from './frames.mjs'
import { SIZE } from './picture.mjs'

/** The sigma that the page is built on, with its own programs. */
measureFrames((container, picture, drawn, { names }) => {
  const graph = new MultiDirectedGraph()
  fill(graph, picture)
  const sigma = new Sigma(graph, container, {
    ...SETTINGS,
    renderLabels: names,
    defaultEdgeType: 'arrow',
    zIndex: true,
  })
  sigma.setCustomBBox({ x: [0, SIZE.width], y: [0, SIZE.height] })
  sigma.on('afterRender', drawn)
  sigma.refresh()
  return { look: (camera) => sigma.getCamera().setState(camera) }
})
