import type { Page } from '@playwright/test'
import { breaches, expect, loaded, test } from './support'

/** The first country of the list, which has the most projects. */
const firstCountry = (page: Page) => page.getByRole('list', { name: 'Countries with projects' }).getByRole('link').first()

/** A region of the demo network below its country, with projects, a country and peers. */
const REGION = '/regions/ES24'

const beside = (page: Page) => page.getByRole('group', { name: 'What stands beside it' })
const columns = (page: Page) => page.getByRole('table').getByRole('columnheader')

test('an officer goes from all countries to a region, and from a figure to the projects it counts', async ({ page }) => {
  await page.goto('/regions')
  await loaded(page)
  const country = await firstCountry(page).textContent()
  await firstCountry(page).click()
  await expect(page.getByRole('heading', { level: 1, name: country ?? '' })).toBeFocused()
  await loaded(page)
  const bar = page.getByRole('figure').filter({ hasText: 'Projects by stage.' }).locator('dl > div').filter({ has: page.getByRole('link') }).first()
  const count = Number((await bar.locator('.num').textContent())?.replace(/\D/g, ''))
  await bar.getByRole('link').click()
  await expect(page).toHaveURL(/\/projects\?region=[A-Z]{2}&stage=/)
  await loaded(page)
  await expect(page.locator('#count')).toHaveText(count === 1 ? 'One project' : `${count.toLocaleString('en-GB')} projects`)
})

test('countries can be put in another order, which is in the address', async ({ page }) => {
  await page.goto('/regions')
  await loaded(page)
  await page.getByRole('navigation', { name: 'Sort by' }).getByRole('link', { name: 'Name' }).click()
  await expect(page).toHaveURL(/\/regions\?sort=name$/)
  const names = await page.getByRole('list', { name: 'Countries with projects' }).getByRole('link').allTextContents()
  expect(names).toEqual(names.toSorted(new Intl.Collator('en').compare))
  await page.goBack()
  await expect(page).toHaveURL(/\/regions$/)
})

test('a region is found by its name or its code, by keyboard alone', async ({ page }) => {
  await page.goto('/regions')
  await loaded(page)
  const field = page.getByRole('combobox', { name: 'Find a country or region' })
  await field.focus()
  await page.keyboard.type('arag')
  await expect(page.getByRole('option', { name: /Aragón/ }).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/regions\/ES24$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Aragón' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByRole('navigation', { name: 'Where this is' }).getByRole('link').last()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Noreste' })).toBeFocused()
})

test('a code in small letters is the same region, and one that nobody has is not found', async ({ page }) => {
  await page.goto('/regions/es24')
  await expect(page.getByRole('heading', { level: 1, name: 'Aragón' })).toBeVisible()
  await page.goto('/regions/XX99')
  await expect(page.getByRole('heading', { level: 1, name: 'The bridge ends here' })).toBeVisible()
})

test('the whole page is asked for in two requests', async ({ page }) => {
  let requests = 0
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/graphql') requests += 1
  })
  await page.goto(REGION)
  await loaded(page)
  expect(requests).toBe(2)
})

test('a region stands beside its country and its peers; others join, leave, and stay in the address', async ({ page, browser, baseURL }) => {
  await page.goto(REGION)
  await loaded(page)
  await expect(columns(page)).toHaveText([/Records of all kinds/, /Aragón/, /Spain/, /Mean of \d+ peers/])
  const field = beside(page).getByRole('combobox', { name: 'Add any country or region' })
  await field.fill('PT1')
  await page.getByRole('option', { name: /PT1$/ }).click()
  await expect(page).toHaveURL(/with=ES,peers,PT1$/)
  await expect(columns(page)).toHaveCount(5)
  await beside(page).getByRole('button', { name: 'Take away Spain' }).click()
  await expect(page).toHaveURL(/with=peers,PT1$/)
  await page.getByRole('combobox', { name: 'What is counted' }).selectOption('STAGES')
  await page.getByRole('radio', { name: 'per 100,000 inhabitants' }).check()
  await expect(page).toHaveURL(/with=peers,PT1&by=stages&per=people$/)
  await loaded(page)
  const heads = await columns(page).allTextContents()

  const other = await browser.newPage({ baseURL: baseURL ?? '' })
  await other.goto(page.url())
  await expect(columns(other)).toHaveText(heads)
  await expect(other.getByRole('radio', { name: 'per 100,000 inhabitants' })).toBeChecked()
  await other.close()
})

test('beside nothing, the page says what can be put there', async ({ page }) => {
  await page.goto(`${REGION}?with=none`)
  await loaded(page)
  await expect(page.getByText('Nothing stands beside Aragón yet.')).toBeVisible()
  await beside(page).getByRole('button', { name: 'Add Spain' }).click()
  await expect(page).toHaveURL(/with=ES$/)
  await expect(columns(page)).toHaveCount(3)
})

test('each figure of a region is also a table and data to take along', async ({ page }) => {
  await page.goto(REGION)
  await loaded(page)
  const figures = page.getByRole('figure')
  const count = await figures.count()
  expect(count).toBeGreaterThan(7)
  for (let at = 0; at < count; at += 1) {
    const figure = figures.nth(at)
    await expect(figure).toContainText(/Source: this network, \d+ \w+ \d{4}\./)
    await figure.getByRole('button', { name: 'Show as table' }).click()
    // A comparison's own drawing is a table by its roles.
    await expect(figure.locator('table').first()).toBeVisible()
  }
  const stages = figures.filter({ hasText: 'Projects by stage.' })
  await stages.getByRole('button', { name: 'Get this data' }).click()
  await expect(stages.getByRole('region', { name: 'The GraphQL query behind it' })).toContainText('stages')
  const download = page.waitForEvent('download')
  await stages.getByRole('button', { name: 'Download CSV' }).click()
  expect((await download).suggestedFilename()).toBe('rialto-region-ES24-stages.csv')
})

test('every place on the map is also in the list beside it', async ({ page }) => {
  await page.goto('/regions')
  await loaded(page)
  const list = page.getByRole('group', { name: 'Projects by country.' })
  await list.locator('summary').first().click()
  const link = list.getByRole('link').first()
  const name = await link.textContent()
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name: name ?? '' })).toBeFocused()
})

test('on paper a region is a report: its figures, no controls, and where and when it is from', async ({ page }) => {
  await page.goto(REGION)
  await loaded(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(/^From http.*\/regions\/ES24, \d+ \w+ \d{4}\.$/)).toBeVisible()
  await expect(page.getByRole('figure').first()).toBeVisible()
  for (const name of ['Print as a report', 'Show as table', 'Get this data', 'Take away Spain']) {
    await expect(page.locator('main').getByRole('button', { name }).filter({ visible: true }), name).toHaveCount(0)
  }
  await expect(page.getByRole('combobox').filter({ visible: true })).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    for (const route of ['/regions', REGION, `${REGION}?with=ES,peers,PT1,FR&by=sdgs&per=people`, '/regions/LI']) {
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
