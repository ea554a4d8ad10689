import { readFileSync, writeFileSync } from 'fs'
import { dirname, join } from 'path'
import { fileURLToPath } from 'url'
import { launchBrowser } from './browser.mjs'
import { launch } from './run.mjs'

/** Writes the widths of Inter, as the page's browser measures them, into `src/viewer/still/inter-widths.ts`: after the font has changed. */
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = join(root, 'node_modules', '@fontsource-variable', 'inter')
const ranges = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x300, 0x36f],
  [0x370, 0x3ff],
  [0x400, 0x52f],
  [0x1e00, 0x1eff],
  [0x2013, 0x2014],
  [0x2018, 0x201a],
  [0x201c, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x2030, 0x2030],
  [0x2032, 0x2033],
  [0x2039, 0x203a],
  [0x20a0, 0x20c0],
  [0x2116, 0x2116],
  [0x2122, 0x2122],
  [0x2191, 0x2191],
  [0x2193, 0x2193],
  [0x2212, 0x2212],
  [0x2215, 0x2215],
]

const style = readFileSync(join(folder, 'wght.css'), 'utf8').replace(
  /url\(\.\/(files\/[^)]+)\)/g,
  (_, file) => `url(data:font/woff2;base64,${readFileSync(join(folder, file)).toString('base64')})`,
)

launch(async () => {
  const browser = await launchBrowser()
  const measured = await (await browser.newPage()).evaluate(measure, { style, ranges })
  await browser.close()
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const lines = ({ first, widths }) => `  [0x${first.toString(16)}, '${widths.join(' ')}'],\n`
  writeFileSync(
    join(root, 'src', 'viewer', 'still', 'inter-widths.ts'),
    '/**\n' +
      ` * How far each letter of Inter ${version} moves the next one on, in thousandths of the size of the font: from a code point on, one\n` +
      ' * after another. Made by scripts/measure-font.mjs.\n' +
      ' */\n' +
      'export type Widths = readonly (readonly [from: number, widths: string])[]\n\n' +
      '/** Weight 400. */\n' +
      `export const regularWidths: Widths = [\n${measured.regular.map(lines).join('')}]\n\n` +
      '/** Weight 600. */\n' +
      `export const strongWidths: Widths = [\n${measured.strong.map(lines).join('')}]\n`,
  )
  return 0
})

/** Runs in the browser. A letter is Inter's where it is as wide whichever font comes after it. */
async function measure({ style: css, ranges: all }) {
  const element = document.createElement('style')
  element.textContent = css
  document.head.append(element)
  const context = document.createElement('canvas').getContext('2d')
  const text = all
    .map(([from, to]) =>
      String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index)),
    )
    .join('')
  const widthsOf = async (weight) => {
    await document.fonts.load(`${weight} 1000px 'Inter Variable'`, text)
    const widthOf = (character, after) => {
      context.font = `${weight} 1000px 'Inter Variable', ${after}`
      return context.measureText(character).width
    }
    const runs = []
    for (const [from, to] of all)
      for (let code = from, run; code <= to; code++) {
        const character = String.fromCodePoint(code)
        const isMark = /\p{M}/u.test(character)
        const [one, other] = [widthOf(character, 'monospace'), widthOf(character, 'serif')]
        if (/\p{Cn}/u.test(character) || (one !== other && !isMark)) {
          run = undefined
          continue
        }
        if (run === undefined) runs.push((run = { first: code, widths: [] }))
        run.widths.push(isMark ? 0 : Math.round(one))
      }
    return runs
  }
  return { regular: await widthsOf(400), strong: await widthsOf(600) }
}
