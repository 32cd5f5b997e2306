import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'

const CALL = /\bgraphql\(\s*`([^`]*)`\s*,?\s*\)/g
const OPERATION = /\b(?:query|mutation|subscription)\s+(\w+)/

/** Operation name → persisted hash, from the manifest that codegen writes. */
export function hashesByName(manifest: Record<string, string>): Map<string, string> {
  const entries = Object.entries(manifest).flatMap(([hash, text]) => {
    const name = OPERATION.exec(text)?.[1]
    return name ? [[name, hash] as const] : []
  })
  return new Map(entries)
}

/** Replaces each `graphql(...)` call: an operation by its hash, a fragment by nothing (masking is a matter of types). */
export function replaceDocuments(code: string, hashes: Map<string, string>): string {
  return code.replace(CALL, (_, text: string) => {
    const name = OPERATION.exec(text)?.[1]
    if (!name) return '({})'
    const hash = hashes.get(name)
    if (!hash) throw new Error(`The operation ${name} is not in the manifest: run "npm run codegen".`)
    return `({__meta__:${JSON.stringify({ hash, name })}})`
  })
}

/**
 * Keeps query texts out of the bundle. Codegen's own `graphql()` looks each text up in one map of all operations,
 * which no bundler can shake; the server knows the texts by hash, and `persisted-documents.json` has them for everyone else.
 */
export function documents(): Plugin {
  let manifestPath = ''
  const manifest = () => {
    if (!existsSync(manifestPath)) throw new Error('No persisted documents yet: run "npm run codegen".')
    return readFileSync(manifestPath, 'utf8')
  }
  return {
    name: 'rialto:documents',
    enforce: 'pre',
    configResolved(config) {
      manifestPath = resolve(config.root, 'src/graphql/generated/persisted-documents.json')
    },
    transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || id.includes('/generated/') || !code.includes('graphql(')) return null
      return { code: replaceDocuments(code, hashesByName(JSON.parse(manifest()))), map: null }
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'persisted-documents.json', source: manifest() })
    },
    configureServer(server) {
      server.middlewares.use('/persisted-documents.json', (_request, response) => {
        response.setHeader('content-type', 'application/json').end(manifest())
      })
    },
  }
}
