/** What is used of the package: its own types name a default export that Node does not find. */
declare module 'graphology-layout-forceatlas2' {
  import type { AbstractGraph, Attributes } from 'graphology-types'

  interface Settings {
    readonly adjustSizes?: boolean
    readonly barnesHutOptimize?: boolean
    readonly barnesHutTheta?: number
    readonly edgeWeightInfluence?: number
    readonly gravity?: number
    readonly linLogMode?: boolean
    readonly outboundAttractionDistribution?: boolean
    readonly scalingRatio?: number
    readonly slowDown?: number
    readonly strongGravityMode?: boolean
  }

  interface ForceAtlas2 {
    /** Moves the nodes: their `x` and `y`. */
    assign<Node extends Attributes>(
      graph: AbstractGraph<Node>,
      parameters: { readonly iterations: number; readonly settings?: Settings },
    ): void
    inferSettings<Node extends Attributes>(graph: AbstractGraph<Node>): Settings
  }

  const forceAtlas2: ForceAtlas2
  export default forceAtlas2
}

/** One round on plain arrays, which it changes. */
declare module 'graphology-layout-forceatlas2/iterate.js' {
  interface RoundSettings {
    readonly adjustSizes: boolean
    readonly barnesHutOptimize: boolean
    readonly barnesHutTheta: number
    readonly edgeWeightInfluence: number
    readonly gravity: number
    readonly linLogMode: boolean
    readonly outboundAttractionDistribution: boolean
    readonly scalingRatio: number
    readonly slowDown: number
    readonly strongGravityMode: boolean
  }

  export default function iterate(settings: RoundSettings, nodes: Float32Array, lines: Float32Array): object
}
