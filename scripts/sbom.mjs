import { readFileSync } from 'fs'
import { join } from 'path'

/**
 * The bill of materials of what is built, as CycloneDX 1.6 in JSON: every package whose code is in a bundle, with its hash of the
 * lock file, and which of them needs which. The same build gives the same bytes.
 * @param {string} root
 * @param {string[]} folders of the packages, see build.mjs
 * @returns {Promise<string>}
 */
export async function sbomText(root, folders) {
  const { Contrib, Enums, Models, Serialize, Spec } = await import('@cyclonedx/cyclonedx-library')
  const { Builders, Factories } = Contrib.FromNodePackageJson
  const components = new Builders.ComponentBuilder(
    new Factories.ExternalReferenceFactory(),
    new Contrib.License.Factories.LicenseFactory(),
  )
  const locked = readJson(join(root, 'package-lock.json')).packages
  /** @returns the component of a package, and what it says of itself */
  const componentOf = (folder, type) => {
    const manifest = readJson(join(folder, 'package.json'))
    const component = components.makeComponent(manifest, type)
    const purl = 'pkg:npm/' + manifest.name.replace('@', '%40') + '@' + manifest.version
    component.purl = purl
    component.bomRef.value = purl
    for (const license of component.licenses) license.acknowledgement = Enums.LicenseAcknowledgement.Declared
    return { component, manifest }
  }
  const own = componentOf(root, Enums.ComponentType.Application)
  const bundled = folders.map((folder) => {
    const made = componentOf(folder, Enums.ComponentType.Library)
    // The folder of packages may be a link to another place.
    const path = folder.split('\\').join('/')
    const { integrity } = locked[path.slice(path.indexOf('/node_modules/') + 1)]
    const [, hash] = /^sha512-(.+)$/.exec(integrity)
    made.component.hashes.set(Enums.HashAlgorithm['SHA-512'], Buffer.from(hash, 'base64').toString('hex'))
    return made
  })
  for (const { component, manifest } of bundled) {
    own.component.dependencies.add(component.bomRef)
    for (const other of bundled)
      if (other.manifest.name in Object.assign({}, manifest.dependencies, manifest.peerDependencies))
        component.dependencies.add(other.component.bomRef)
  }
  const bom = new Models.Bom({
    metadata: new Models.Metadata({
      component: own.component,
      lifecycles: new Models.LifecycleRepository([Enums.LifecyclePhase.Build]),
    }),
    components: new Models.ComponentRepository(bundled.map(({ component }) => component)),
  })
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6))
  return serializer.serialize(bom, { sortLists: true, space: 2 }) + '\n'
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}
