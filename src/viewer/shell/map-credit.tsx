import { usePage } from '../frame/page.ts'
import { useSituation } from './situation.ts'

/** Who made the outlines of a map, what they say of borders, and the map as a file. */
export function MapCredit() {
  const { ground } = usePage().drawn.drawing
  const { page } = useSituation()
  if (ground === undefined) return null
  return (
    <p className="map-credit">
      {ground.credit}.{' '}
      <button type="button" className="text-button" onClick={() => page.exportPicture('svg')}>
        Download this map as SVG
      </button>
    </p>
  )
}
