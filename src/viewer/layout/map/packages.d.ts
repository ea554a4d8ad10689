/** What is used of two packages that have no types of their own. */
declare module 'world-atlas/countries-50m.json' {
  import type { Topology } from 'topojson-client'

  const topology: Topology
  export default topology
}

declare module 'topojson-client' {
  import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'

  type Countries = { readonly type: 'GeometryCollection' }
  interface Topology {
    readonly objects: { readonly countries: Countries }
  }

  type Country = Feature<Polygon | MultiPolygon, { readonly name: string }>

  export function feature(
    topology: Topology,
    object: Countries,
  ): FeatureCollection<Country['geometry'], Country['properties']>
}
