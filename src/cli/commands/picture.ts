import type { Backend, Description } from '../../backend/index.ts'
import { UsageError } from '../../errors.ts'
import { lossText } from '../../formats/index.ts'
import { writeFiles, type WrittenFile } from '../../host/write-file.ts'
import { countText } from '../../model/count-text.ts'
import type { ChosenLayout } from '../../model/view.ts'
import { nearestName } from '../../model/nearest-name.ts'
import { visibleLine } from '../../model/written-out.ts'
import { exportPicture } from '../../viewer/content/export-picture.ts'
import type { Size } from '../../viewer/drawing.ts'
import { drawnPicture } from '../../viewer/render/drawn-picture.ts'
import { isInInter } from '../../viewer/still/inter-measure.ts'
import { shownView } from '../../viewer/still/shown-view.ts'
import { stillOf } from '../../viewer/still/still-of.ts'
import { type ShownGraph, surroundingsOf } from '../../viewer/still/surroundings.ts'
import { svgOf } from '../../viewer/still/svg.ts'
import { themes } from '../../viewer/still/themes.ts'
import { withCounts } from '../../viewer/words/labels.ts'
import { defineCommand, type OptionValues } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { withDescribedGraph } from '../described-graph.ts'
import { exitCodes } from '../exit-codes.ts'
import { namedFiles } from '../export-files.ts'
import { chosenLayout, layoutNames } from '../chosen-layout.ts'
import { alignColumns } from '../format.ts'
import { graphOption } from '../graph-options.ts'
import { type PictureFormat, pictureFormatOf, pictureFormats } from '../picture-format.ts'
import { pngOfSvg } from '../png-of-svg.ts'
import { storeOption } from '../store.ts'

const DEFAULT_SIZE: Size = { width: 1200, height: 760 }
const [LEAST, MOST] = [300, 10_000]
const scales = ['1', '2', '4'] as const
/** More pixels than this take more memory than a renderer of 32 bits has. */
const MOST_PIXELS = 200_000_000

type Theme = keyof typeof themes

/** How a picture is to be drawn. */
interface Wishes {
  readonly format: PictureFormat
  readonly output: string
  readonly size: Size
  readonly layout: ChosenLayout | undefined
  readonly theme: Theme
  readonly scale: number
  /** As `2026-11-27`. */
  readonly date: string
}

/** `silkgraph picture` lists the views; `silkgraph picture VIEW -o x.svg` draws one without a browser. */
export const pictureCommand = defineCommand({
  name: 'picture',
  summary: 'draw a view of the graph to a file, or list the views',
  description:
    'Draws a view as the page shows it when it is opened, without a browser: as SVG, each node and line an element and names as ' +
    'text, or as PNG, both with the sentence above it, the legend, the date, the source and the hash of the graph. In a format of ' +
    '`export` it holds the places, sizes and colours of its nodes where the format has room for them, as GEXF has, which Gephi opens ' +
    'as the same picture. Without a view it lists them. The date is today, or the one of SOURCE_DATE_EPOCH.',
  argument: { words: '[view]', description: 'the id of a view' },
  options: [
    graphOption,
    storeOption,
    { flags: '-o, --output <file>', description: 'the file to write; an existing one is replaced' },
    {
      flags: '--format <format>',
      description: `${pictureFormats} (default: by the ending of --output)`,
    },
    {
      flags: '--width <pixels>',
      description: `the width of the drawing (default: ${DEFAULT_SIZE.width}); the picture grows where names need more`,
    },
    {
      flags: '--height <pixels>',
      description: `the height of the drawing, to which sentence and legend are added (default: ${DEFAULT_SIZE.height})`,
    },
    {
      flags: '--layout <layout>',
      description: `in place of the layout of the view: ${layoutNames}`,
    },
    { flags: '--theme <theme>', description: 'light or dark (default: light)' },
    {
      flags: '--scale <number>',
      description: 'how many pixels of a PNG for each of the drawing: 1, 2 or 4 (default: 2)',
    },
  ],
  examples: [
    'silkgraph picture',
    'silkgraph picture overview -o overview.svg',
    'silkgraph picture outlook -o outlook.png --theme dark --scale 4',
    'silkgraph picture everything --graph people.gexf -o people.svg --width 1600 --height 1000',
    'silkgraph picture overview -o overview.gexf',
    'silkgraph picture everything -o rings.svg --layout "concentric amount"',
  ],
  async run(options, context, view) {
    const wishes = view === '' ? undefined : wishesOf(options, context)
    return withDescribedGraph(options, context, async (backend, described) => {
      if (wishes === undefined) {
        listViews(described, options, context)
        return exitCodes.ok
      }
      refuseUnknownView(view, described)
      const description = withCounts(described, (await backend.schema()).labels)
      const shown = await shownView(backend, description, view, wishes.layout, wishes.size, context.signal)
      const files = await filesOf(shown, wishes, backend, context)
      await writeFiles(files)
      for (const { file } of files) context.err(`Wrote ${visibleLine(file)}`)
      const { nodes, lines } = shown.drawing
      context.err(`${countText(nodes.length, 'node')}, ${countText(lines.length, 'line')}`)
      return exitCodes.ok
    })
  },
})

async function filesOf(
  shown: ShownGraph,
  { format, output, size, theme, scale, date }: Wishes,
  backend: Backend,
  context: CommandContext,
): Promise<readonly WrittenFile[]> {
  const { drawing, description } = shown
  const palette = themes[theme]
  if (format.kind === 'graph') {
    const { writer } = format
    const drawn = drawnPicture(drawing, palette)
    const { files, losses } = await exportPicture(shown.shown.picture, writer, backend, description, drawn)
    for (const loss of losses) context.err(`${lossText(loss)}.`)
    return namedFiles(writer, files, output)
  }
  const still = stillOf(drawing, size, surroundingsOf(shown, date), { palette })
  if (format.kind === 'svg') return [{ file: output, content: svgOf(still) }]
  if (still.width * still.height * scale ** 2 > MOST_PIXELS)
    throw new UsageError({
      code: 'TooLarge',
      message: `A PNG of ${still.width * scale} x ${still.height * scale} pixels is too large to be drawn.`,
      hint: 'Give a smaller --scale, --width or --height, or write an SVG, which is sharp in any size.',
    })
  const unknown = drawing.nodes.filter(({ caption, note }) => !isInInter(caption + note)).length
  if (unknown > 0)
    context.err(
      `${countText(unknown, 'name has', 'names have')} letters that the font of the picture does not: they are boxes in a PNG. An SVG shows them with the fonts of whoever opens it.`,
    )
  return [{ file: output, content: await pngOfSvg(svgOf(still, { heavy: 'outline' }), scale, context.dist) }]
}

/** @throws UsageError those of the format, `InvalidNumber`, `UnknownTheme` */
function wishesOf(options: OptionValues, context: CommandContext): Wishes {
  const { output = '', theme = 'light', scale = '2' } = options
  const format = pictureFormatOf(options)
  if (theme !== 'light' && theme !== 'dark')
    throw new UsageError({
      code: 'UnknownTheme',
      message: `Unknown theme ${theme}.`,
      hint: '--theme takes light or dark.',
    })
  if (!scales.some((one) => one === scale))
    throw new UsageError({
      code: 'InvalidNumber',
      message: `--scale must be 1, 2 or 4, but is ${JSON.stringify(scale)}.`,
      hint: 'Write --scale 2; for another size give --width and --height.',
    })
  return {
    format,
    output,
    theme,
    layout: chosenLayout(options['layout']),
    size: { width: lengthOf('width', options), height: lengthOf('height', options) },
    scale: Number(scale),
    date: dateOf(context),
  }
}

/** @throws UsageError `InvalidNumber` */
function lengthOf(name: keyof Size, options: OptionValues): number {
  const text = options[name]
  if (text === undefined) return DEFAULT_SIZE[name]
  const length = /^\d+$/.test(text) ? Number(text) : NaN
  if (length >= LEAST && length <= MOST) return length
  throw new UsageError({
    code: 'InvalidNumber',
    message: `--${name} must be a whole number from ${LEAST} to ${MOST}, but is ${JSON.stringify(text)}.`,
    hint: `Write --${name} ${DEFAULT_SIZE[name]}.`,
  })
}

/**
 * Today in UTC, or the day of `SOURCE_DATE_EPOCH`, in seconds, for files that are the same whenever they are made.
 *
 * @throws UsageError `InvalidNumber` where it is not a whole number of seconds
 */
function dateOf({ environment }: CommandContext): string {
  const epoch = environment['SOURCE_DATE_EPOCH'] ?? ''
  if (epoch !== '' && !/^\d{1,11}$/.test(epoch))
    throw new UsageError({
      code: 'InvalidNumber',
      message: `SOURCE_DATE_EPOCH must be whole seconds since 1970, but is ${JSON.stringify(epoch)}.`,
      hint: 'Unset it to have the date of today.',
    })
  return new Date(epoch === '' ? Date.now() : Number(epoch) * 1000).toISOString().slice(0, 10)
}

function listViews({ views }: Description, options: OptionValues, context: CommandContext): void {
  if (options['output'] !== undefined)
    throw new UsageError({
      code: 'NoView',
      message: 'No view was named to be drawn.',
      hint: `Name one before the options, as in silkgraph picture ${views[0]?.id ?? 'everything'} -o ${options['output']}.`,
    })
  context.out(alignColumns(views.map(({ id, question }) => [context.colours.cyan(id), question])))
}

/** @throws UsageError `UnknownView` */
function refuseUnknownView(id: string, { views }: Description): void {
  if (views.some((view) => view.id === id)) return
  const ids = views.map((view) => view.id)
  const nearest = nearestName(id, ids)
  throw new UsageError({
    code: 'UnknownView',
    message: `Unknown view ${id}.`,
    hint: `${nearest === undefined ? '' : `Did you mean ${nearest}? `}The views of the graph are ${ids.join(', ')}.`,
  })
}
