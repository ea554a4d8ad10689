import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../helpers/shared.ts'

/** A browser with its own libraries and fonts, in a folder of the cache. */
export interface UnpackedBrowser {
  readonly executable: string
  readonly libraries: string
  readonly fonts: string
  /** What it must be started with, so that nothing of the machine is needed. */
  readonly environment: { readonly [name: string]: string }
}

/**
 * The Chromium inside the package @sparticuz/chromium, unpacked once into a folder keyed by its version. It is unpacked
 * beside its place and renamed into it: a folder that is there is whole.
 */
export function unpackChromium(): UnpackedBrowser {
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'),
  ) as { version: string }
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'silkgraph')
  const folder = join(cache, `chromium-${version}`)
  if (!existsSync(folder)) unpackInto(cache, folder)
  return {
    executable: join(folder, 'chromium'),
    libraries: join(folder, 'al2023', 'lib'),
    fonts: join(folder, 'fonts'),
    environment: {
      LD_LIBRARY_PATH: `${join(folder, 'al2023', 'lib')}:${folder}`,
      FONTCONFIG_PATH: folder,
      FONTCONFIG_FILE: join(folder, 'silkgraph-fonts.conf'),
      HOME: folder,
    },
  }
}

function unpackInto(cache: string, folder: string): void {
  mkdirSync(cache, { recursive: true })
  const beside = mkdtempSync(join(cache, 'unpacking-'))
  try {
    // A process of its own: the package reads its environment when it is imported, and changes it.
    const script = "import('@sparticuz/chromium').then((package_) => package_.default.executablePath())"
    const { status, stderr } = spawnSync(process.execPath, ['-e', script], {
      cwd: root,
      encoding: 'utf8',
      timeout: 120_000,
      env: { ...process.env, TMPDIR: beside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    })
    if (status !== 0) throw new Error(`Chromium cannot be unpacked: ${stderr}`)
    writeFileSync(join(beside, 'silkgraph-fonts.conf'), fontsConfiguration(join(folder, 'fonts')))
    try {
      renameSync(beside, folder)
    } catch (error) {
      // Another run was faster.
      if (!existsSync(folder)) throw error
    }
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}

/** The package's own names a folder by a relative path; ours shows fontconfig these fonts and none of the machine. */
function fontsConfiguration(fonts: string): string {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `<dir>${fonts}</dir>`,
    `<cachedir>${join(fonts, 'cache')}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n')
}
