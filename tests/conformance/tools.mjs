// Tools that people use, on the published schema: relay-compiler, graphql-codegen, graphql-eslint.
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const here = import.meta.dirname
const run = promisify(execFile)

const TOOLS = {
  'relay-compiler': ['relay-compiler', 'relay.config.json'],
  'graphql-codegen': ['graphql-codegen', '--config', 'codegen.json'],
  'graphql-eslint': ['eslint', '--max-warnings', '0', 'schema.graphql', 'operations.graphql'],
}

/** Runs the tools on a schema in a copy of `sample`; what went wrong. */
export async function tools(schema) {
  // Outside the repository: relay-compiler tells git of every file that it writes.
  const folder = await mkdtemp(join(tmpdir(), 'rialto-conformance-'))
  const failed = []
  try {
    await cp(join(here, 'sample'), folder, { recursive: true })
    await cp(schema, join(folder, 'schema.graphql'))
    await mkdir(join(folder, 'artifacts'))
    await symlink(join(here, 'node_modules'), join(folder, 'node_modules'))
    for (const [name, [command, ...parameters]] of Object.entries(TOOLS)) {
      const program = join(here, 'node_modules', '.bin', command)
      await run(program, parameters, { cwd: folder }).then(
        () => console.log(`${name}: accepts the schema`),
        (error) => failed.push(`${name}: ${error.stdout}${error.stderr}`.trim()),
      )
    }
  } finally {
    await rm(folder, { recursive: true })
  }
  return failed
}
