import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

import { RULES } from '../i18n/parts'

export type Texts = Record<string, string>

/** Every part of the messages, read from the files of English. */
export const PARTS = ['labels', 'rules', ...readdirSync('locales/en').map((name) => name.replace('.json', ''))]

/** What a file of messages says, without the build's help: empty when there is no such file. */
export function textsOf(language: string, part: string): Texts {
  const isLabel = part === 'labels' || part === 'rules'
  const path = isLabel ? join('../crates/domain/labels', `${language}.json`) : join('locales', language, `${part}.json`)
  const texts = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Texts) : {}
  return isLabel ? Object.fromEntries(Object.entries(texts).filter(([id]) => RULES.test(id) === (part === 'rules'))) : texts
}

/** All parts of a language together. */
export const allTexts = (language: string): Texts => Object.assign({}, ...PARTS.map((part) => textsOf(language, part))) as Texts

/** Files of the app itself: no tests, nothing generated. */
export const SOURCES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|generated|^test\//.test(name))
  .map((name) => join('src', name))

/** Code without its comments, which may name an id as an example. */
const read = (path: string) => readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

/** The ids that a file shows: written out, or built from a beginning, as in t(`stage.${stage}`). */
export function idsIn(path: string, ids: readonly string[]): string[] {
  const text = read(path)
  const beginnings = [...text.matchAll(/`([a-z][\w.]*\.)\$\{/gi)].map(([, beginning = '']) => beginning)
  return ids.filter((id) => text.includes(`'${id}'`) || beginnings.some((beginning) => id.startsWith(beginning)))
}

/** The files that a file brings along, lazily or not; types bring nothing. */
export function importsOf(path: string): string[] {
  const names = [...read(path).matchAll(/(?:import|export)\s+(?!type\b)[^'`;]*?from\s+'(\.[^']+)'|import\(\s*'(\.[^']+)'/g)].map(([, at, lazily]) => at ?? lazily ?? '')
  return names.flatMap((name) => {
    const base = normalize(join(dirname(path), name))
    return [`${base}.ts`, `${base}.tsx`, join(base, 'index.ts'), join(base, 'index.tsx')].filter((file) => SOURCES.includes(file))
  })
}

/** A file and everything it brings along, except what stands around every page. */
export function reach(path: string, stopAt: readonly string[]): string[] {
  const seen = new Set([path])
  for (const file of seen) for (const next of importsOf(file)) if (!stopAt.includes(next)) seen.add(next)
  return [...seen]
}
