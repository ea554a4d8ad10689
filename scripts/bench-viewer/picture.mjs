/** Of the canvas, in pixels. */
export const SIZE = { width: 1280, height: 800 }
/** Every third line leads this many nodes away at most; all others to a neighbour of a neighbour. */
const FAR = 12
const STANDINGS = ['fact', 'planned', 'assessment', 'imported', 'capability', 'claim']

/**
 * A picture to draw, the same at each call: nodes on a grid, each with three lines to nodes around it.
 * @param {number} count of nodes, about: rows are full
 * @param {{ styles: boolean, names: boolean }} what `styles` has the lines differ in dashes and heads, and bends a tenth of them; else
 * all are straight and solid with a filled head
 * @returns a `Drawing` of src/viewer/drawing.ts
 */
export function pictureOf(count, { styles, names }) {
  const gap = Math.sqrt((SIZE.width * SIZE.height) / count)
  const columns = Math.floor(SIZE.width / gap)
  const rows = Math.floor(SIZE.height / gap)
  const random = randomNumbers(7)
  const nodes = Array.from({ length: columns * rows }, (_, at) => ({
    key: 'n' + at,
    x: ((at % columns) + 0.3 + 0.4 * random()) * gap,
    y: (Math.floor(at / columns) + 0.3 + 0.4 * random()) * gap,
    size: Math.min(9, Math.max(1, gap * 0.25)),
    colour: at % 9,
    label: names ? 'Place' : '',
    icon: '',
    hollow: styles && at % 10 === 0,
    inside: '',
    caption: names ? 'Place number ' + at : '',
    note: '',
    side: names ? 'below' : 'right',
    strong: false,
    more: 0,
  }))
  const step = (most) => Math.round((random() * 2 - 1) * most)
  const lines = []
  for (let at = 0; at < nodes.length; at++)
    for (let line = 0; line < 3; line++) {
      const most = line === 2 ? FAR : 2
      const column = Math.min(columns - 1, Math.max(0, (at % columns) + step(most)))
      const row = Math.min(rows - 1, Math.max(0, Math.floor(at / columns) + step(most)))
      const end = row * columns + column
      lines.push({
        key: 'l' + lines.length,
        start: 'n' + at,
        end: 'n' + (end === at ? (at + 1) % nodes.length : end),
        standing: styles ? STANDINGS[lines.length % STANDINGS.length] : 'plain',
        curve: styles && lines.length % 10 === 0 ? 0.2 : 0,
        flow: false,
        caption: '',
        symmetric: false,
        worded: false,
      })
    }
  return { nodes, lines, titles: [] }
}

/** As src/viewer/layout/random.ts, which a script that runs without being built cannot import. */
function randomNumbers(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}
