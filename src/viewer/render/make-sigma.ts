import type { MultiDirectedGraph } from 'graphology'
import { Sigma } from 'sigma'
import { createEdgeCompoundProgram } from 'sigma/rendering'
import type { Point } from '../layout/spring.ts'
import type { Frame } from './frame.ts'
import { headProgramOf } from './head-program.ts'
import type { LineLook, MarkLook } from './line-look.ts'
import { bentProgramOf, straightProgramOf } from './line-program.ts'
import { FURTHEST } from './look-at.ts'
import { markProgramOf } from './mark-program.ts'

interface Wishes {
  readonly frame: Frame
  /** Where a node is being dragged to, in sigma's coordinates. */
  readonly draggedTo: (key: string) => Point | undefined
  readonly reducedMotion: boolean
}

/** Sigma with our programs, as the page wants it: at rest a unit of a drawing is a pixel, and words are written by others. */
export function makeSigma(
  graph: MultiDirectedGraph<MarkLook, LineLook>,
  container: HTMLElement,
  { frame, draggedTo, reducedMotion }: Wishes,
): Sigma<MarkLook, LineLook> {
  const mark = markProgramOf(frame)
  const [bent, straight] = [bentProgramOf(frame), straightProgramOf(frame)].map((body) =>
    createEdgeCompoundProgram<MarkLook, LineLook>([body, headProgramOf(frame)]),
  )
  return new Sigma(graph, container, {
    defaultNodeType: 'mark',
    defaultEdgeType: 'line',
    nodeProgramClasses: { mark },
    nodeHoverProgramClasses: { mark },
    edgeProgramClasses: { line: bent, straight },
    defaultDrawNodeHover: () => {},
    renderLabels: false,
    enableEdgeEvents: true,
    enableCameraRotation: false,
    stagePadding: 0,
    zoomToSizeRatioFunction: () => 1,
    minCameraRatio: 0.02,
    maxCameraRatio: FURTHEST,
    allowInvalidContainer: true,
    minEdgeThickness: 0,
    // What is being dragged, without a word to the graph: each of its words would have all lines drawn up again.
    nodeReducer: (key, look) => ({ ...look, ...draggedTo(key) }),
    inertiaDuration: reducedMotion ? 0 : 180,
    zoomDuration: reducedMotion ? 1 : 160,
  })
}
