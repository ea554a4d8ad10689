// Prints what a frame of the picture costs beside bare sigma drawing the same lines: `npm run bench:viewer -- --help`, after npm test.
import { readFileSync } from 'fs'
import { join, resolve } from 'path'
import { parseArgs } from 'util'
import { pictureOf, SIZE } from './bench-viewer/picture.mjs'
import { launchBrowser } from './browser.mjs'
import { install } from './install.mjs'
import { root } from './prepare.mjs'
import { launch, StepFailed } from './run.mjs'

const HELP = `Usage: npm run bench:viewer -- [options]

Draws a picture by the page's renderer and by bare sigma, moves the camera, and prints the processor time of a frame in all processes
of the browser, each frame ended by reading a pixel back. They take turns; a ratio is the median of those of the turns.

  --sizes N,N,...    nodes; three lines each (1000,10000,100000)
  --rounds N         turns (3)
  --frames N         frames a turn; fewer of large pictures (40)
  --pictures A,...   lines, styles (dashes, heads and bends), names (lines, styles, names)
  --sigma-4 FOLDER   measures the sigma 4 that is installed there as well
  --screenshots DIR  keeps the last frame of each as a picture
`
const PICTURES = {
  lines: { styles: false, names: false },
  styles: { styles: true, names: false },
  names: { styles: false, names: true },
}
const TOKENS = {
  paper: '#ffffff',
  ink: '#222222',
  mute: '#666666',
  accent: '#0055cc',
  line: '#777777',
  reference: '#aaaaaa',
}
/** Frames that do not count, before those that do. */
const WARM = 3
const ORIGIN = 'http://127.0.0.1/'

function optionsOf(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      help: { type: 'boolean' },
      sizes: { type: 'string', default: '1000,10000,100000' },
      rounds: { type: 'string', default: '3' },
      frames: { type: 'string', default: '40' },
      pictures: { type: 'string', default: Object.keys(PICTURES).join(',') },
      'sigma-4': { type: 'string' },
      screenshots: { type: 'string' },
    },
  })
  const whole = (name, text) => {
    if (!/^[1-9]\d*$/.test(text))
      throw new StepFailed('--' + name + ' must be a whole number above 0, not `' + text + '`.')
    return Number(text)
  }
  const pictures = values.pictures.split(',')
  for (const name of pictures)
    if (!Object.hasOwn(PICTURES, name))
      throw new StepFailed('There is no picture `' + name + '`: ' + Object.keys(PICTURES).join(', ') + '.')
  return {
    help: values.help === true,
    sizes: values.sizes.split(',').map((text) => whole('sizes', text)),
    rounds: whole('rounds', values.rounds),
    frames: whole('frames', values.frames),
    pictures,
    sigma4: values['sigma-4'] && resolve(values['sigma-4']),
    screenshots: values.screenshots,
  }
}

/** One script for each that draws, by name. */
async function scriptsOf(sigma4) {
  const { rolldown } = await import('rolldown')
  const names = ['silkgraph', 'sigma'].concat(sigma4 === undefined ? [] : ['sigma-4'])
  const scripts = {}
  for (const name of names) {
    const bundler = await rolldown({
      input: join(root, 'scripts', 'bench-viewer', name + '.mjs'),
      platform: 'browser',
      logLevel: 'silent',
      plugins: [
        {
          name: 'sigma-4',
          resolveId(source) {
            if (/^sigma-4(\/|$)/.test(source))
              return this.resolve(source.replace('sigma-4', 'sigma'), join(sigma4, 'package.json'))
          },
        },
      ],
    })
    const { output } = await bundler.generate({ format: 'esm', minify: true, codeSplitting: false })
    await bundler.close()
    scripts[name] = output[0].code
  }
  return scripts
}

function pageOf(name) {
  const tokens = Object.entries(TOKENS).concat(
    Array.from({ length: 9 }, (_, at) => ['label-' + at, '#36719e']),
  )
  const style = tokens.map(([token, value]) => '--' + token + ':' + value).join(';')
  return (
    '<!doctype html><style>body{margin:0}main{position:relative;width:' +
    SIZE.width +
    'px;height:' +
    SIZE.height +
    'px;' +
    style +
    '}</style><main></main><script type="module" src="' +
    name +
    '.js"></script>'
  )
}

/** Seconds of processor time of all processes of the browser. */
async function processorTime(session) {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}

/** Megabytes that the processes which draw hold; undefined where the system does not tell. */
async function residentMemory(session) {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  try {
    return processInfo
      .filter(({ type }) => type === 'renderer' || type === 'GPU')
      .map(
        ({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/' + id + '/status', 'utf8'))[1]) / 1024,
      )
      .reduce((sum, size) => sum + size, 0)
  } catch {
    return undefined
  }
}

/** What a turn of one that draws costs, in a browser of its own. */
async function turn({ name, script, size, picture, frames, screenshot }) {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: SIZE, deviceScaleFactor: 1, reducedMotion: 'reduce' })
    page.setDefaultTimeout(600000)
    // A frame that fails never ends.
    const failed = new Promise((_, reject) => {
      page.on('pageerror', (error) => reject(new StepFailed(name + ': ' + error)))
    })
    failed.catch(() => {})
    const draw = (count) =>
      Promise.race([failed, page.evaluate((frames) => globalThis.bench.frames(frames), count)])
    await page.route('**', (route) =>
      route.request().url() === ORIGIN
        ? route.fulfill({ contentType: 'text/html', body: pageOf(name) })
        : route.fulfill({
            contentType: 'text/javascript',
            body: route.request().url() === ORIGIN + name + '.js' ? script : '',
          }),
    )
    await page.goto(ORIGIN, { waitUntil: 'load' })
    const session = await browser.newBrowserCDPSession()
    const before = await processorTime(session)
    await Promise.race([
      failed,
      page.evaluate(([count, what]) => globalThis.bench.open(count, what), [size, PICTURES[picture]]),
    ])
    const opened = await processorTime(session)
    await draw(Math.min(WARM, frames))
    const counted = () => page.evaluate(() => globalThis.bench.counted())
    const countedBefore = await counted()
    const start = await processorTime(session)
    const times = await draw(frames)
    const end = await processorTime(session)
    const countedAfter = await counted()
    const memory = await residentMemory(session)
    if (screenshot !== undefined) await page.screenshot({ path: screenshot })
    return {
      first: (opened - before) * 1000,
      frame: ((end - start) * 1000) / frames,
      wall: median(times),
      counted: countedAfter && difference(countedAfter, countedBefore),
      memory,
    }
  } finally {
    await browser.close()
  }
}

/** What was counted between two times, by name. */
function difference(after, before) {
  return Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - before[name]]))
}

function median(values) {
  const sorted = values.slice().sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

function row(cells) {
  process.stdout.write(
    cells.map((cell, at) => (at === 0 ? cell.padEnd(22) : cell.padStart(14))).join('') + '\n',
  )
}

launch(async () => {
  const options = optionsOf(process.argv.slice(2))
  if (options.help) {
    process.stdout.write(HELP)
    return 0
  }
  await install(root)
  const scripts = await scriptsOf(options.sigma4)
  row(['', 'ms a frame', 'x sigma', 'wall, ms', 'first, ms', 'x sigma', 'memory, MB'])
  for (const size of options.sizes)
    for (const picture of options.pictures) {
      const { nodes, lines } = pictureOf(size, PICTURES[picture])
      // A large picture takes long enough to be measured by few frames.
      const frames = Math.min(options.frames, Math.ceil((options.frames * 2000) / size))
      process.stdout.write(
        '\n' +
          picture +
          ': ' +
          nodes.length +
          ' nodes, ' +
          lines.length +
          ' lines, ' +
          options.rounds +
          ' x ' +
          frames +
          ' frames\n',
      )
      const turns = Object.fromEntries(Object.keys(scripts).map((name) => [name, []]))
      for (let round = 0; round < options.rounds; round++)
        for (const [name, script] of Object.entries(scripts))
          turns[name].push(
            await turn({
              name,
              script,
              size,
              picture,
              frames,
              screenshot:
                options.screenshots && join(options.screenshots, [picture, size, name].join('-') + '.png'),
            }),
          )
      for (const [name, each] of Object.entries(turns)) {
        const of = (what) => median(each.map((one) => one[what])).toFixed(1)
        const ratio = (what) => median(each.map((one, at) => one[what] / turns.sigma[at][what])).toFixed(2)
        row([
          name,
          of('frame'),
          ratio('frame'),
          of('wall'),
          of('first'),
          ratio('first'),
          each[0].memory === undefined ? '' : of('memory'),
        ])
        if (each[0].counted)
          process.stdout.write(
            'counted in a turn: ' +
              Object.entries(each[0].counted)
                .map(([what, count]) => count + ' ' + what)
                .join(', ') +
              '\n',
          )
      }
    }
  return 0
})
