import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = /\.(?:js|css|html|svg|json|txt|webmanifest)$/
/** Edited by whoever hosts the files: a compressed twin would go stale unseen. */
const EDITED_LATER = 'config.json'

/** Writes `.br` and `.gz` beside each text file, so that no server compresses the same bytes twice. */
export function compress(): Plugin {
  let folder = ''
  return {
    name: 'rialto:compress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir)
    },
    closeBundle() {
      // Static hosts answer unknown paths with this file: the app then finds the page itself.
      copyFileSync(join(folder, 'index.html'), join(folder, '404.html'))
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      for (const name of names.filter((file) => TEXT.test(file) && file !== EDITED_LATER)) {
        const path = join(folder, name)
        const bytes = readFileSync(path)
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }))
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
      }
    },
  }
}
