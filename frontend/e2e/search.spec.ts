import type { Page } from '@playwright/test'
import { breaches, expect, loaded, resultCount, test } from './support'

const hits = (page: Page) => page.getByRole('article')

test('the search box of Home answers by kind while one types, by keyboard alone', async ({ page }) => {
  await page.goto('/')
  const field = page.getByRole('combobox', { name: 'Search the whole network' })
  await field.focus()
  await page.keyboard.type('care')
  const list = page.getByRole('listbox')
  await expect(list.getByRole('group', { name: /^Projects · \d+$/ })).toBeVisible()
  expect(await breaches(page)).toEqual([])
  await page.keyboard.press('ArrowUp')
  await expect(list.getByRole('option', { selected: true })).toHaveText(/^All \d+ results for “care”$/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/search\?text=care$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Search everything' })).toBeFocused()
})

test('what is typed before the suggestions have come is not lost', async ({ page }) => {
  let release = () => {}
  const held = new Promise<void>((done) => (release = done))
  await page.route(/\/assets\/search-box-.*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/')
  const early = page.getByRole('textbox', { name: 'Search the whole network' })
  await early.click()
  await page.keyboard.type('care')
  release()
  const field = page.getByRole('combobox', { name: 'Search the whole network' })
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('care')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/search\?text=care$/)
})

test('a choice of kind has an address, its count is what it leaves, and back works', async ({ page }) => {
  await page.goto('/search?text=care')
  await loaded(page)
  const all = await resultCount(page).textContent()
  const kind = page.getByRole('navigation', { name: 'Kinds of results' }).getByRole('link', { name: /^Projects/ })
  const count = Number(/\d+/.exec((await kind.textContent()) ?? '')?.[0])
  await kind.click()
  await expect(page).toHaveURL(/\/search\?text=care&kind=project$/)
  await expect(resultCount(page)).toHaveText(count === 1 ? 'One result about “care”' : `${count} results about “care”`)
  await page.goBack()
  await expect(resultCount(page)).toHaveText(all ?? '')
})

test('each page of hits has an address, and every hit leads to its own page', async ({ page }) => {
  await page.goto('/search?text=car')
  await loaded(page)
  const first = await hits(page).first().getByRole('link').textContent()
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(page).toHaveURL(/after=/)
  await expect(resultCount(page)).toBeFocused()
  await expect(hits(page).first().getByRole('link')).not.toHaveText(first ?? '')
  const name = (await hits(page).first().getByRole('link').textContent()) ?? ''
  await hits(page).first().getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
})

test('accents and capitals make no difference', async ({ page }) => {
  await page.goto('/search?text=aragón')
  await loaded(page)
  const count = (await resultCount(page).textContent())?.replace('aragón', '')
  expect(count).not.toContain('Nothing')
  await page.goto('/search?text=ARAGON')
  await loaded(page)
  expect((await resultCount(page).textContent())?.replace('ARAGON', '')).toBe(count)
})

test('the address follows while typing, and nothing found says what to try', async ({ page }) => {
  await page.goto('/search')
  await expect(page.getByRole('heading', { name: 'What are you looking for?' })).toBeVisible()
  await page.getByRole('searchbox', { name: 'Words to look for' }).fill('zzzzqqqq')
  await expect(page).toHaveURL(/\/search\?text=zzzzqqqq$/)
  await expect(page.getByRole('heading', { name: 'What you can try next' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'village' }).click()
  await expect(page.getByRole('searchbox', { name: 'Words to look for' })).toHaveValue('village')
  await expect(hits(page).first()).toBeVisible()
})

test('the hits of a page can be taken along', async ({ page }) => {
  await page.goto('/search?text=care')
  await loaded(page)
  await page.getByRole('button', { name: 'Get this data' }).click()
  await expect(page.getByRole('region', { name: 'The GraphQL query behind it' })).toContainText('search(')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download CSV' }).click()
  expect((await download).suggestedFilename()).toBe('rialto-search.csv')
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    for (const route of ['/search', '/search?text=care', '/search?text=zzzzqqqq']) {
      test(`${route} at ${width} px, ${colorScheme}: no rule of WCAG 2.2 AA is broken and nothing scrolls sideways`, async ({ page }) => {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 800 })
        await page.goto(route)
        await loaded(page)
        expect(await breaches(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth), 'The page must fit its window').toBeLessThanOrEqual(width)
      })
    }
  }
}
