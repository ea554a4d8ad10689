import type { Description } from '../../../backend/index.ts'
import type { Value } from '../../../model/values.ts'
import { captionOf } from '../../words/names.ts'
import { labelOf } from '../../words/labels.ts'
import type { PictureNode } from '../picture.ts'
import { countryCodes } from './country-codes.ts'

/** Names that a country goes by beside those of CLDR, by its two letters; in small letters, as they are compared. */
const aliases: { readonly [two: string]: readonly string[] } = {
  AE: ['uae', 'emirates'],
  BA: ['bosnia'],
  BN: ['brunei darussalam'],
  BO: ['plurinational state of bolivia'],
  CD: ['dr congo', 'drc', 'democratic republic of the congo', 'congo, dem. rep.', 'zaire'],
  CG: ['congo', 'republic of the congo', 'congo, rep.', 'congo-brazzaville'],
  CI: ['ivory coast', "cote d'ivoire"],
  CN: ['prc', "people's republic of china", 'mainland china'],
  CV: ['cabo verde'],
  CZ: ['czech republic'],
  FM: ['federated states of micronesia'],
  GB: ['uk', 'great britain', 'britain', 'united kingdom of great britain and northern ireland'],
  HK: ['hong kong'],
  IR: ['islamic republic of iran', 'iran, islamic rep.'],
  KP: ['dprk', "democratic people's republic of korea", 'korea, north'],
  KR: ['republic of korea', 'korea, south', 'korea'],
  LA: ['lao pdr', "lao people's democratic republic"],
  MD: ['republic of moldova'],
  MK: ['macedonia'],
  MM: ['myanmar', 'burma'],
  MO: ['macao', 'macau'],
  NL: ['holland', 'the netherlands'],
  PS: ['palestine', 'state of palestine', 'west bank and gaza'],
  RU: ['russian federation'],
  ST: ['sao tome'],
  SY: ['syrian arab republic'],
  SZ: ['swaziland'],
  TL: ['east timor'],
  TR: ['turkey'],
  TW: ['taiwan, province of china'],
  TZ: ['united republic of tanzania'],
  US: ['usa', 'us', 'united states of america', 'america'],
  VA: ['vatican', 'holy see'],
  VE: ['bolivarian republic of venezuela', 'venezuela, rb'],
  VN: ['viet nam'],
}

/** Properties whose code says which country a node is. */
const OWN_CODES = new Set([
  'iso',
  'iso2',
  'iso3',
  'isocode',
  'isoa2',
  'isoa3',
  'isoalpha2',
  'isoalpha3',
  'isonumeric',
  'cca2',
  'cca3',
  'ccn3',
  'm49',
])
/** Properties whose code, or name, says in which country a node is. */
const PLACE_CODES = new Set([
  'country',
  'countrycode',
  'countryiso',
  'countryiso2',
  'countryiso3',
  'countryname',
  'nation',
])
/** What a label of countries is called. */
const COUNTRY_WORDS = new Set(['country', 'countries', 'nation', 'sovereignstate', 'economy'])

/** Which country a text means: by its code, or by its name. */
export interface CountryNames {
  /** The three digits of a country by one of its codes; undefined for any other text. */
  readonly byCode: (text: string) => string | undefined
  /** The three digits of a country by one of its names, in English or in the graph's language. */
  readonly byName: (text: string) => string | undefined
}

/** @param language BCP 47; one that is not known adds no names */
export function countryNames(language: string): CountryNames {
  const codes = new Map(
    countryCodes.flatMap(({ two, three, digits }) => [two, three, digits].map((code) => [code, digits])),
  )
  const names = new Map<string, string>()
  const add = (name: string | undefined, digits: string): void => {
    const folded = foldedName(name ?? '')
    if (folded !== '' && !names.has(folded)) names.set(folded, digits)
  }
  const locales = ['en', ...knownLocales(language)].map(
    (locale) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }),
  )
  for (const locale of locales) for (const { two, digits } of countryCodes) add(locale.of(two), digits)
  for (const { two, digits } of countryCodes) for (const name of aliases[two] ?? []) add(name, digits)
  return {
    byCode: (text) => codes.get(text.trim().toUpperCase()),
    byName: (text) => names.get(foldedName(text)),
  }
}

function knownLocales(language: string): readonly string[] {
  try {
    return Intl.DisplayNames.supportedLocalesOf([language])
  } catch {
    return []
  }
}

function foldedName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/\bst\b\.?/g, 'saint')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '')
}

/** The country that a node is by its code; undefined where it does not say. */
export function countryByCode({ properties }: PictureNode, { byCode }: CountryNames): string | undefined {
  for (const [name, value] of Object.entries(properties)) {
    // A number has no zeros before it.
    const found = OWN_CODES.has(foldedKey(name))
      ? byCode(textOf(value).replace(/^\d{1,2}$/, (digits) => digits.padStart(3, '0')))
      : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/** The country in which a node is by a property of its own; undefined where it does not say. */
export function countryOfPlace(
  { properties }: PictureNode,
  { byCode, byName }: CountryNames,
): string | undefined {
  for (const [name, value] of Object.entries(properties)) {
    const text = PLACE_CODES.has(foldedKey(name)) ? textOf(value) : ''
    // Digits may as well be a telephone's, or the number of something else.
    const found = text === '' || /^\d+$/.test(text) ? undefined : (byCode(text) ?? byName(text))
    if (found !== undefined) return found
  }
  return undefined
}

/** The country that a node with a label of countries is called after, or has the `code` of. */
export function countryByName(
  node: PictureNode,
  description: Description,
  { byCode, byName }: CountryNames,
): string | undefined {
  const code = textOf(node.properties['code'] ?? null)
  return byName(captionOf(node, description)) ?? (code === '' ? undefined : byCode(code))
}

/** Whether a node is called as a country is, whatever its code. */
export function hasCountryName(
  node: PictureNode,
  description: Description,
  { byName }: CountryNames,
): boolean {
  return byName(captionOf(node, description)) !== undefined
}

/** Whether a label is called one of countries. */
export function isCountryLabel(label: string, description: Description): boolean {
  return [label, labelOf([label], description).singular].some((word) => COUNTRY_WORDS.has(foldedKey(word)))
}

function foldedKey(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}

function textOf(value: Value): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}
