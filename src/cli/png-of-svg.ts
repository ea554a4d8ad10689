import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

let ready: Promise<void> | undefined

/**
 * An SVG as PNG, drawn with the font of the page and no other: what that font does not have is drawn as boxes.
 *
 * @param scale pixels of the PNG for each of the SVG
 * @param dist where the build has put the renderer and the page's font
 * Cost: the renderer is loaded when it is first used; some 100 ns and 4 bytes for each pixel.
 */
export async function pngOfSvg(svg: string, scale: number, dist: string): Promise<Uint8Array> {
  // Loaded only where it is needed.
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm')
  ready ??= initWasm(new Uint8Array(brotliDecompressSync(readFileSync(join(dist, 'cli', 'resvg.wasm.br')))))
  await ready
  const renderer = new Resvg(svg, {
    font: {
      fontBuffers: [...fontsOf(dist)],
      defaultFontFamily: 'Inter Variable',
      sansSerifFamily: 'Inter Variable',
    },
    fitTo: { mode: 'zoom', value: scale },
  })
  try {
    const image = renderer.render()
    try {
      return image.asPng()
    } finally {
      image.free()
    }
  } finally {
    renderer.free()
  }
}

/** The files of the page's font: Latin letters first, which names mostly are. */
function fontsOf(dist: string): readonly Uint8Array[] {
  const assets = join(dist, 'viewer', 'assets')
  return readdirSync(assets)
    .filter((name) => /^inter-.*-wght-normal-.*\.woff2$/.test(name))
    .sort(
      (one, other) =>
        Number(!one.startsWith('inter-latin-wght')) - Number(!other.startsWith('inter-latin-wght')) ||
        (one < other ? -1 : 1),
    )
    .map((name) => new Uint8Array(readFileSync(join(assets, name))))
}
