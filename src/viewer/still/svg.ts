import { xmlText } from '../../formats/writing/xml-text.ts'
import { visibleLine } from '../../model/written-out.ts'
import { isolated } from '../words/isolated.ts'
import { rounded } from './course.ts'
import { interWidth, isInInter } from './inter-measure.ts'
import {
  BASELINE,
  FONT_FAMILY,
  type Group,
  type Shape,
  type Still,
  type Stroke,
  type Words,
} from './shapes.ts'

/** How a program that shows the file draws heavy letters. */
export interface SvgOptions {
  /** `weight` where it has the font in every weight; `outline` where it has one, whose letters are stroked then. */
  readonly heavy: 'weight' | 'outline'
}

/** How thick the outline of a heavy letter is, as a share of the font's size. */
const OUTLINE = 0.036

/**
 * A still picture as SVG 1.1, the same bytes for the same picture: nothing in it is fetched, and no script. Groups of nodes and
 * lines have `role`, `title` and their keys as `data-key`; texts keep their width where the font of the page is missing.
 */
export function svgOf(still: Still, options: SvgOptions = { heavy: 'weight' }): string {
  const { width, height, paper, language, title, description, shapes } = still
  const size = { width: rounded(width), height: rounded(height) }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    tag('svg', {
      xmlns: 'http://www.w3.org/2000/svg',
      ...size,
      viewBox: `0 0 ${size.width} ${size.height}`,
      role: 'graphics-document document',
      'aria-labelledby': 'title desc',
      'xml:lang': language,
      'font-family': FONT_FAMILY,
      // Names keep the blanks that they have.
      'xml:space': 'preserve',
    }),
    `<title id="title">${shown(title)}</title>`,
    `<desc id="desc">${shown(description)}</desc>`,
    tag('rect', { ...size, fill: paper }, true),
    ...shapes.map((shape) => shapeText(shape, options)),
    '</svg>\n',
  ].join('\n')
}

function shapeText(shape: Shape, options: SvgOptions): string {
  switch (shape.kind) {
    case 'group':
      return groupText(shape, options)
    case 'disc': {
      const { x, y, radius, fill, rim } = shape
      return tag(
        'circle',
        { cx: rounded(x), cy: rounded(y), r: rounded(radius), fill, ...strokeOf(rim) },
        true,
      )
    }
    case 'path':
      return tag('path', { d: shape.course, fill: shape.fill ?? 'none', ...strokeOf(shape.stroke) }, true)
    case 'plate': {
      const { x, y, width, height, radius, fill } = shape
      return tag('rect', { ...numbers({ x, y, width, height, rx: radius }), fill }, true)
    }
    case 'icon': {
      const { parts, x, y, size, thick, colour } = shape
      const scale = size / 24
      return [
        tag('g', {
          transform: `translate(${rounded(x - size / 2)} ${rounded(y - size / 2)}) scale(${fine(scale)})`,
          fill: 'none',
          stroke: colour,
          'stroke-width': rounded(thick / scale),
          'stroke-linecap': 'round',
          'stroke-linejoin': 'round',
        }),
        ...parts.map(([name, attributes]) => tag(name, attributes, true)),
        '</g>',
      ].join('')
    }
    case 'words':
      return wordsText(shape, options)
  }
}

function groupText(
  { of, key, title, facts = {}, shift, clip, opacity, hidden, shapes }: Group,
  options: SvgOptions,
): string {
  const place =
    shift === undefined
      ? {}
      : clip === undefined
        ? { transform: `translate(${rounded(shift.x)} ${rounded(shift.y)})` }
        : numbers({ ...shift, ...clip })
  const name = clip === undefined ? 'g' : 'svg'
  return [
    tag(name, {
      class: of,
      ...(key === undefined ? {} : { 'data-key': key }),
      ...Object.fromEntries(Object.entries(facts).map(([fact, text]) => [`data-${fact}`, text])),
      ...(title === undefined ? {} : { role: 'graphics-symbol img' }),
      ...place,
      ...(opacity === undefined ? {} : { opacity }),
      ...(hidden === true ? { visibility: 'hidden' } : {}),
    }),
    ...(title === undefined ? [] : [`<title>${shown(title)}</title>`]),
    ...shapes.map((shape) => shapeText(shape, options)),
    `</${name}>`,
  ].join(shapes.length > 1 && key === undefined ? '\n' : '')
}

const anchors = { left: 'start', center: 'middle', right: 'end' } as const

function wordsText(words: Words, { heavy }: SvgOptions): string {
  const { text, x, y, align, size, weight, colour, halo, spacing = 0 } = words
  if (text === '') return ''
  const isOutlined = heavy === 'outline' && weight > 400
  const attributes = {
    x: rounded(x),
    y: rounded(y + size * BASELINE),
    'font-size': size,
    ...(weight === 400 || isOutlined ? {} : { 'font-weight': weight }),
    ...(align === 'left' ? {} : { 'text-anchor': anchors[align] }),
    ...(spacing === 0 ? {} : { 'letter-spacing': spacing }),
    // Where another font takes its place a name still ends where it should; what is only estimated is left to the font.
    ...(spacing === 0 && isInInter(text)
      ? { textLength: rounded(interWidth(text, size, weight)), lengthAdjust: 'spacingAndGlyphs' }
      : {}),
  }
  const written = (more: Attributes): string =>
    `${tag('text', { ...attributes, ...more })}${shown(isolated(text))}</text>`
  const round = { 'stroke-linejoin': 'round' }
  if (isOutlined) {
    const outlined = written({
      fill: colour,
      stroke: colour,
      'stroke-width': rounded(size * OUTLINE),
      ...round,
    })
    return halo === undefined
      ? outlined
      : written({ fill: halo, stroke: halo, 'stroke-width': 4, ...round }) + outlined
  }
  return written({
    fill: colour,
    ...(halo === undefined ? {} : { stroke: halo, 'stroke-width': 4, ...round, 'paint-order': 'stroke' }),
  })
}

/** Line breaks and what would turn a text around are written out, but for what isolates a name. */
function shown(text: string): string {
  return xmlText(text.replace(/[^\u2068\u2069]+/gu, visibleLine))
}

interface Attributes {
  readonly [name: string]: string | number | undefined
}

function strokeOf(stroke: Stroke | undefined): Attributes {
  if (stroke === undefined) return {}
  const { colour, width, dash } = stroke
  return {
    stroke: colour,
    'stroke-width': rounded(width),
    ...(dash.length === 0 ? {} : { 'stroke-dasharray': dash.map(rounded).join(' ') }),
  }
}

function numbers(attributes: { readonly [name: string]: number }): Attributes {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, rounded(value)]))
}

function fine(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

/** Keys are kept as they are; what would turn the text of the file around is written as a reference. */
function attributeText(value: string): string {
  return xmlText(value).replace(
    /[\u202a-\u202e\u2066-\u2069]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  )
}

function tag(name: string, attributes: Attributes, closed = false): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'string' ? attributeText(value) : String(value)}"`)
  return `<${name}${written.join('')}${closed ? '/' : ''}>`
}
