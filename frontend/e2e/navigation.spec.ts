import { breaches, expect, loaded, test } from './support'

const PLACES = ['Projects', 'Experts', 'Sessions', 'Organisations', 'Clusters', 'Open data', 'Pilots', 'Lessons', 'Regions', 'Integrate']

test('a wide window shows every place in one line', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/about')
  const nav = page.getByRole('navigation', { name: 'Places', exact: true })
  await expect(nav.getByRole('link')).toHaveText(PLACES)
  const tops = await nav.getByRole('link').evaluateAll((links) => links.map((link) => link.getBoundingClientRect().top))
  expect(new Set(tops).size, 'All places stand in the same line').toBe(1)
})

test('search is at hand on every page', async ({ page }) => {
  await page.goto('/about')
  await page.getByRole('searchbox', { name: 'Search everything' }).fill('care')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/search\?text=care$/)
})

test('every page says in the head where its other languages are', async ({ page }) => {
  await page.goto('/projects?stage=tested')
  await loaded(page)
  await expect(page.locator('link[rel="alternate"][hreflang="es"]')).toHaveAttribute('href', /\/projects\?(?:stage=tested&lang=es|lang=es&stage=tested)$/)
  await expect(page.locator('meta[name="description"]')).toHaveAttribute('content', /From the first need/)
})

test('the foot leads to what this site is', async ({ page }) => {
  await page.goto('/about')
  const foot = page.getByRole('navigation', { name: 'More places' })
  await foot.getByRole('link', { name: 'Accessibility statement' }).click()
  await expect(page).toHaveURL(/\/accessibility$/)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test.describe('on a tablet', () => {
  test.use({ viewport: { width: 768, height: 1000 } })

  test('the places without room wait behind a button that works by keyboard', async ({ page }) => {
    await page.goto('/about')
    const more = page.getByRole('button', { name: 'More' })
    await more.focus()
    await page.keyboard.press('Enter')
    await expect(more).toHaveAttribute('aria-expanded', 'true')
    expect(await breaches(page)).toEqual([])
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Open data' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(more).toBeFocused()
    await expect(more).toHaveAttribute('aria-expanded', 'false')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/datasets$/)
    await expect(more).toHaveAttribute('aria-expanded', 'false')
  })
})
