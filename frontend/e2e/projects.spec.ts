import type { Page } from '@playwright/test'
import { breaches, expect, listed, loaded, test } from './support'

/** A project of the demo network with everything a page can have: needs, advice, relatives, open data, money, translations. */
const RICH = '/projects/maestri-di-malga'

async function open(page: Page, path = RICH) {
  await page.goto(path)
  await loaded(page)
}

const unfold = (page: Page) => page.locator('main details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')))

test('a project says what it still needs for the next stage, and what met each gate before', async ({ page }) => {
  await open(page)
  await expect(page.getByRole('heading', { name: 'Next: Test trading' })).toBeVisible()
  await expect(page.getByText(/^(To become Test trading it still needs: |All that the gate to Test trading)/)).toBeVisible()
  await page.getByText('All gates, and what met them').click()
  await expect(page.getByRole('heading', { level: 3, name: /^(Need identified prompts|Tested prototyping|Market scaling)$/ })).toHaveCount(3)
})

test('open needs come first, those no longer looked for are folded away', async ({ page }) => {
  await open(page)
  const part = page.getByRole('region').or(page.locator('section')).filter({ has: page.getByRole('heading', { name: 'What it needs' }) }).last()
  await expect(part.getByText('· open').first()).toBeVisible()
  const past = part.getByText('fulfilled').first()
  await expect(past).toBeHidden()
  await part.getByText(/no longer looked for/).click()
  await expect(past).toBeVisible()
})

test('relatives lead from one project to the other and back, and can be taken along', async ({ page }) => {
  await open(page)
  const title = await page.getByRole('heading', { level: 1 }).textContent()
  const figure = page.getByRole('figure').filter({ hasText: 'Projects it learned from' })
  await figure.getByRole('button', { name: 'Show as table' }).click()
  await expect(figure.getByRole('columnheader', { name: 'Relation' })).toBeVisible()
  await figure.getByRole('button', { name: 'Show as figure' }).click()
  const relative = page.getByRole('group', { name: 'Relatives' }).getByRole('link').first()
  const name = await relative.textContent()
  await relative.click()
  await expect(page.getByRole('heading', { level: 1, name: name ?? '' })).toBeFocused()
  await loaded(page)
  await expect(page.getByRole('group', { name: 'Relatives' }).getByRole('link', { name: title ?? '' })).toBeVisible()
})

test('a translation offers the original, and the page in the other languages it is written in', async ({ page }) => {
  await open(page)
  const title = await page.getByRole('heading', { level: 1 }).textContent()
  await page.getByRole('button', { name: 'Show the original' }).click()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title ?? '')
  await expect(page.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'it')
  await page.getByRole('button', { name: 'Show the translation' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '')
  await page.getByText('Written in:').getByRole('link', { name: 'Spanish' }).click()
  await expect(page).toHaveURL(/lang=es/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
})

test('a project leads to everything it is tied to', async ({ page }) => {
  await open(page)
  const aside = page.getByRole('complementary')
  for (const [kind, pattern] of Object.entries({ organisation: /^\/organisations\/./, dataset: /^\/datasets\/./, region: /^\/regions\/./, goal: /^\/projects\?sdg=\d/ })) {
    const hrefs = await aside.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    expect(hrefs.filter((href) => pattern.test(href)), kind).not.toEqual([])
  }
  await expect(page.getByRole('main').locator('a[href^="/experts/"]').first()).toBeVisible()
})

test('a project is data to take along', async ({ page }) => {
  await open(page)
  await page.getByRole('contentinfo').or(page.locator('article footer')).getByRole('button', { name: 'Get this data' }).click()
  await expect(page.getByRole('region', { name: 'The GraphQL query behind it' })).toContainText('project(slug: $slug)')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download CSV' }).click()
  expect((await download).suggestedFilename()).toBe('rialto-project-maestri-di-malga.csv')
})

test('on paper there is no navigation, nothing stays folded, and a project takes two pages at most', async ({ page }) => {
  await open(page)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 3, name: /^Market/ })).toBeVisible()
  await expect(page.getByText(/\/projects\/maestri-di-malga · Source/)).toBeVisible()
  const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  expect(paper).toBe('rgb(255, 255, 255)')
  const file = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(file.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2)
})

test('counts are asked for when a group of filters is opened, not before', async ({ page }) => {
  const asked: string[][] = []
  page.on('request', (request) => {
    const variables = (request.postDataJSON() as { variables?: { of?: string[] } } | null)?.variables
    if (variables?.of) asked.push(variables.of)
  })
  await page.goto('/projects')
  await loaded(page)
  expect(asked.flat()).not.toContain('THEME')
  const side = page.getByRole('complementary', { name: 'Filters' })
  await side.getByText('Theme', { exact: true }).first().click()
  const theme = side.getByRole('group', { name: 'Theme' }).getByRole('checkbox').first()
  await expect(theme).toBeVisible()
  await expect.poll(() => asked.flat()).toContain('THEME')
  await theme.check()
  await expect(page).toHaveURL(/theme=/)
  await loaded(page)
  expect(asked.at(-1)).toContain('THEME')
  await expect(side.getByRole('group', { name: 'Theme' })).toBeVisible()
})

test('from the list to a project, its gates and a relative by keyboard alone', async ({ page }) => {
  await page.goto('/projects?text=alpine')
  await loaded(page)
  await listed(page).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await loaded(page)
  const reach = async (name: string | RegExp, most = 60) => {
    for (let step = 0; step < most; step += 1) {
      await page.keyboard.press('Tab')
      const text = await page.evaluate(() => document.activeElement?.textContent ?? '')
      if (typeof name === 'string' ? text === name : name.test(text)) return
    }
    throw new Error(`Tab never reached ${String(name)}`)
  }
  await reach('All gates, and what met them')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 3, name: /^Market/ })).toBeVisible()
  const relative = await page.getByRole('group', { name: 'Relatives' }).getByRole('link').first().textContent()
  await reach(relative ?? '')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: relative ?? '' })).toBeFocused()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 768, 1280]) {
    test(`a project at ${width} px, ${colorScheme}: no rule of WCAG 2.2 AA is broken and nothing scrolls sideways`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await open(page)
      await unfold(page)
      expect(await breaches(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth), 'The page must fit its window').toBeLessThanOrEqual(width)
    })
  }
}

test('a project that ended tells its lesson and breaks no rule', async ({ page }) => {
  await page.goto('/projects?outcome=failed')
  await loaded(page)
  await listed(page).first().click()
  await loaded(page)
  await expect(page.getByRole('heading', { level: 2, name: 'Failed' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What they would do differently' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'The gates it came through' })).toBeVisible()
  expect(await breaches(page)).toEqual([])
})
