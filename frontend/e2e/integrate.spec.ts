import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { breaches, expect, loaded, test } from './support'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'rialto-integrate-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a program as it stands on the page; a server under load is not this test's concern. */
async function printed(language: string, code: string): Promise<string> {
  const [program, ...before] = language === 'Python' ? ['python3', '-c'] : language === 'TypeScript' ? [process.execPath, '--input-type=module', '-e'] : ['sh', '-c']
  return (await run(program ?? 'sh', [...before, code], { cwd: folder })).stdout
}

for (const language of ['curl', 'TypeScript', 'Python'] as const) {
  test(`every worked example in ${language} runs as it stands`, async ({ page }) => {
    await page.goto('/integrate')
    await loaded(page)
    const tabs = page.getByRole('tab', { name: language })
    const count = await tabs.count()
    expect(count).toBeGreaterThan(3)
    for (let at = 0; at < count; at += 1) {
      await tabs.nth(at).click()
      const code = await page.getByRole('region', { name: new RegExp(`: ${language}$`) }).nth(at).textContent()
      const answer = await printed(language, code ?? '')
      expect(answer.length).toBeGreaterThan(20)
      expect(answer).not.toContain('errors')
    }
  })
}

test('the recipes run: a cached GET, a persisted query, everything as CSV', async ({ page }) => {
  await page.goto('/integrate')
  await loaded(page)
  const codeOf = async (name: string) => (await page.getByRole('region', { name }).textContent()) ?? ''
  expect((await printed('sh', await codeOf('Reading by GET, with caches: sh'))).trim().endsWith('304')).toBe(true)
  const persisted = await printed('sh', await codeOf('Persisted documents: sh'))
  expect(persisted.match(/"data"/g)).toHaveLength(2)
  expect(persisted).not.toContain('errors')
  const csv = (await printed('Python', await codeOf('Everything as CSV: Python'))).trim().split('\n')
  expect(csv[0]?.trim()).toBe('slug,title,language,stage,region')
  expect(csv.length).toBeGreaterThan(20)
})

test('a vocabulary shows its labels in the language of the reader', async ({ page }) => {
  await page.goto('/integrate?lang=es')
  await loaded(page)
  const figure = page.getByRole('figure').filter({ hasText: 'NEED_IDENTIFIED' })
  await expect(figure.getByRole('definition').first()).not.toHaveText('Need identified')
  await page.locator('select').filter({ has: page.locator('option[value="HELIX"]') }).selectOption('HELIX')
  await expect(page.getByRole('figure').filter({ hasText: 'CIVIL_SOCIETY' })).toBeVisible()
})

test('the explorer is worked by keyboard and breaks no rule', async ({ page }) => {
  await page.goto('/graphiql')
  const tabs = page.getByRole('tablist', { name: 'Operations' }).getByRole('tab')
  await expect(tabs.first()).toHaveText('FindProjects')
  const count = await tabs.count()
  // the editor comes after the tabs, and a key pressed before it is ready moves nothing
  await expect(page.locator('.graphiql-query-editor')).toContainText('FindProjects')
  await tabs.first().focus()
  await page.keyboard.press('ArrowRight')
  await expect(tabs.nth(1)).toBeFocused()
  await expect(tabs.nth(1)).toHaveAttribute('aria-selected', 'true')
  await expect(page.locator('.graphiql-query-editor')).toContainText('CountProjects')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(tabs).toHaveCount(count - 1)
  await page.getByRole('button', { name: 'New operation' }).click()
  await expect(tabs).toHaveCount(count)
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    for (const route of ['/integrate', '/about', '/privacy', '/accessibility', '/graphiql']) {
      test(`${route} at ${width} px, ${colorScheme}: no rule of WCAG 2.2 AA is broken and nothing scrolls sideways`, async ({ page }) => {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 800 })
        await page.goto(route)
        if (route === '/graphiql') await expect(page.locator('.graphiql-query-editor')).toContainText('FindProjects')
        else await loaded(page)
        expect(await breaches(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth), 'The page must fit its window').toBeLessThanOrEqual(width)
      })
    }
  }
}

test('the browser keeps what the privacy page names, and nothing comes from elsewhere', async ({ page, context, baseURL }) => {
  const foreign: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? '') && !/^(?:data|blob):/.test(request.url())) foreign.push(request.url())
  })
  await page.goto('/')
  await loaded(page)
  await page.getByRole('combobox', { name: 'Light or dark' }).selectOption('dark')
  await page.getByRole('combobox', { name: 'Language' }).selectOption('es')
  await page.getByRole('combobox').last().waitFor()
  await page.goto('/projects?lang=en')
  await loaded(page)
  await page.goto('/graphiql')
  await expect(page.locator('.graphiql-query-editor')).toContainText('FindProjects')
  await page.goto('/privacy?lang=en')
  await loaded(page)
  const named = (await page.getByRole('term').allTextContents()).map((name) => name.trim().replace('…', ''))
  const kept = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
  expect(kept.length).toBeGreaterThan(2)
  expect(kept.filter((key) => !named.some((name) => key.startsWith(name)))).toEqual([])
  expect(await context.cookies()).toEqual([])
  expect(foreign).toEqual([])
})
