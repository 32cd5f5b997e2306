import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { pathInMail } from './mail'
import { breaches, expect, loaded, test } from './support'

const PASSWORD = 'four bridges over water'
/** Two minutes: what somebody who knows nothing may need for a project with its first need. Milliseconds. */
const TIME = 120_000

/** The messages of a language, as its files have them. */
function words(language: string): (id: string, values?: Record<string, string>) => string {
  const parts = ['shell', 'form', 'account', 'record'].map((part) => JSON.parse(readFileSync(`locales/${language}/${part}.json`, 'utf8')) as object)
  const all = Object.assign({}, ...parts) as Record<string, string>
  return (id, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), all[id] ?? id)
}

let count = 0
const unique = () => `${process.pid}.${Date.now()}.${(count += 1)}`

async function signUp(page: Page, language: string, address: string) {
  const t = words(language)
  await page.goto(`/sign-up?lang=${language}`)
  for (const [label, text] of [[t('account.name'), 'Ana Kovač'], [t('account.email'), address], [t('account.newPassword'), PASSWORD]] as const) await page.getByLabel(label, { exact: true }).fill(text)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: t('account.mailSent') })).toBeFocused()
  await page.goto(`${await pathInMail(address, 'confirm')}&lang=${language}`)
  await page.getByRole('button', { name: t('account.confirm') }).press('Enter')
  await expect(page.getByRole('heading', { name: t('account.confirmDone', { name: 'Ana Kovač' }) })).toBeFocused()
}

/** Tab by Tab to a control, as somebody without a mouse goes. */
async function tabTo(page: Page, name: RegExp) {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab')
    const label = await page.evaluate(() => {
      const here = document.activeElement
      return here instanceof HTMLInputElement || here instanceof HTMLTextAreaElement || here instanceof HTMLSelectElement ? (here.labels?.[0]?.textContent ?? '') : (here?.textContent ?? '')
    })
    if (name.test(label)) return
  }
  throw new Error(`Nothing called ${name} was reached by Tab`)
}

const begins = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)

for (const language of ['en', 'sl']) {
  test(`a project with its first need is made by keyboard in two minutes, published, edited by two at once, archived and brought back (${language})`, async ({ page, browser, baseURL }) => {
    test.setTimeout(240_000)
    const t = words(language)
    const title = `Popravljalnica ${unique()}`
    await signUp(page, language, `ana.${unique()}@example.org`)

    await page.goto(`/projects/new?lang=${language}`)
    await loaded(page)
    const began = Date.now()
    await page.locator('h1').focus()
    await tabTo(page, begins(t('field.title')))
    await page.keyboard.type(title)
    await tabTo(page, begins(t('field.summary')))
    await page.keyboard.type('Where people mend things together.')
    await tabTo(page, begins(t('field.regionId')))
    await page.keyboard.type('SI041')
    await expect(page.getByRole('listbox', { name: t('field.regionId') }).getByRole('option').first()).toBeVisible()
    await page.keyboard.press('Enter')
    await tabTo(page, begins(t('field.needTitle')))
    await page.keyboard.type('Somebody who knows sewing machines')
    await tabTo(page, begins(t('field.needArea')))
    await page.keyboard.press('ArrowDown')
    await tabTo(page, begins(t('field.needKind')))
    await page.keyboard.press('ArrowDown')
    await tabTo(page, begins(t('record.publish')))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    const took = Date.now() - began
    test.info().annotations.push({ type: 'a new project by keyboard', description: `${Math.round(took / 100) / 10} s` })
    expect(took).toBeLessThan(TIME)
    await expect(page.getByText(t('told.publish', { title }))).toBeVisible()
    const path = new URL(page.url()).pathname

    // everybody sees it, and no button of its team
    const visitor = await browser.newContext({ baseURL: baseURL ?? '' })
    const reader = await visitor.newPage()
    await reader.goto(`${path}?lang=${language}`)
    await expect(reader.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(reader.getByText('Somebody who knows sewing machines')).toBeVisible()
    await expect(reader.getByRole('region', { name: t('record.tools') })).toHaveCount(0)

    // two at once
    const second = await page.context().newPage()
    for (const one of [page, second]) {
      await one.goto(`${path}/edit?lang=${language}`)
      await expect(one.getByLabel(begins(t('field.title')))).toHaveValue(title)
    }
    await second.getByLabel(begins(t('field.title'))).fill(`${title} II`)
    await second.getByRole('button', { name: t('record.save'), exact: true }).click()
    await expect(second.getByText(t('told.saved', { title: `${title} II` }))).toBeVisible()
    await page.getByLabel(begins(t('field.title'))).fill(`${title} III`)
    await page.getByRole('button', { name: t('record.save'), exact: true }).click()
    await expect(page.getByRole('heading', { name: t('record.conflict') })).toBeFocused()
    expect(await breaches(page)).toEqual([])
    await page.getByRole('radio', { name: new RegExp(t('side.yours')) }).check()
    await page.getByRole('button', { name: t('record.saveChosen') }).click()
    await expect(page.getByRole('heading', { level: 1, name: `${title} III` })).toBeVisible()

    // out of sight, and back
    const tools = page.getByRole('region', { name: t('record.tools') })
    await tools.getByRole('button', { name: t('act.archive') }).click()
    await expect(page.getByText(t('told.archive', { title: `${title} III` }))).toBeVisible()
    await page.getByRole('button', { name: t('told.undo') }).click()
    await expect(page.getByText(t('told.restore', { title: `${title} III` }))).toBeVisible()
    await page.goto(`/my?lang=${language}`)
    await expect(page.getByRole('link', { name: `${title} III`, exact: true })).toBeVisible()
    await visitor.close()
  })
}

test('what was typed is there again after the page was left', async ({ page }) => {
  test.setTimeout(90_000)
  const t = words('en')
  await signUp(page, 'en', `ana.${unique()}@example.org`)
  await page.goto('/organisations/new?lang=en')
  await page.getByLabel(begins(t('field.name'))).fill('Half a name')
  await expect(page.getByText(t('kept.everywhere'))).toBeVisible({ timeout: 15_000 })
  await page.getByRole('banner').getByRole('link', { name: 'Projects' }).click()
  await page.getByRole('dialog', { name: t('record.leave') }).getByRole('button', { name: t('record.go') }).click()
  await expect(page).toHaveURL(/\/projects/)
  await page.evaluate(() => localStorage.removeItem('rialto.language'))
  await page.goto('/organisations/new?lang=en')
  await page.getByRole('button', { name: t('record.goOn') }).click()
  await expect(page.getByLabel(begins(t('field.name')))).toHaveValue('Half a name')
})

const ROUTES = ['/my', '/my/profile', '/projects/new', '/organisations/new', '/clusters/new', '/datasets/new', '/pilots/new', '/sessions/new']

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test.describe(`${colorScheme} at ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } })
      test('the pages of members break no rule of WCAG 2.2 AA and do not scroll sideways', async ({ page }) => {
        test.setTimeout(180_000)
        await page.goto('/projects/new')
        await loaded(page)
        expect(await breaches(page)).toEqual([])
        await signUp(page, 'en', `ana.${unique()}@example.org`)
        for (const route of ROUTES) {
          await page.goto(`${route}?lang=en`)
          await loaded(page)
          expect(await breaches(page), route).toEqual([])
          expect(await page.evaluate(() => document.documentElement.scrollWidth), route).toBeLessThanOrEqual(width)
        }
      })
    })
  }
}
