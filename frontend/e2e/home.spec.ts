import { expect, loaded, test } from './support'

test('the five figures lead to what they count, and say when they were counted', async ({ page }) => {
  await page.goto('/')
  await loaded(page)
  const figure = page.getByRole('figure').filter({ hasText: 'The network in figures.' })
  await expect(figure.getByRole('definition')).toHaveCount(5)
  await expect(figure).toContainText(/Source: this network, \d{1,2} \w+ \d{4}\./)
  await figure.getByRole('definition').nth(4).getByRole('link').click()
  await expect(page).toHaveURL(/\/lessons$/)
})

test('the next session is told in the time of its place and leads to its page', async ({ page }) => {
  await page.goto('/')
  await loaded(page)
  const session = page.getByRole('article').filter({ has: page.getByRole('link', { name: 'What it is about' }) })
  const starts = Date.parse((await session.locator('time').getAttribute('datetime')) ?? '')
  expect(starts).toBeGreaterThan(Date.now())
  await expect(session.locator('time')).toHaveText(/\w+day,? \d{1,2} \w+ \d{4}.*\d{2}:\d{2} \S+/)
  const title = (await session.getByRole('heading').textContent()) ?? ''
  await session.getByRole('link', { name: 'What it is about' }).click()
  await expect(page).toHaveURL(/\/sessions\/.+/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
})

test('a lesson from a failure is quoted, another one each day', async ({ page }) => {
  const quoteOn = async (day: string) => {
    await page.clock.setFixedTime(new Date(`${day}T10:00:00Z`))
    await page.goto('/')
    await loaded(page)
    return page.getByRole('blockquote').textContent()
  }
  const first = await quoteOn('2026-11-23')
  expect((first ?? '').length).toBeGreaterThan(20)
  expect(await quoteOn('2026-11-24')).not.toBe(first)
  expect(await quoteOn('2026-11-23')).toBe(first)
})

test('Home is read by keyboard alone, from the search to the newest projects', async ({ page }) => {
  await page.goto('/')
  await loaded(page)
  await page.getByRole('combobox', { name: 'Search the whole network' }).focus()
  const reached: string[] = []
  for (let step = 0; step < 60 && !reached.includes('All projects'); step += 1) {
    await page.keyboard.press('Tab')
    reached.push((await page.evaluate(() => document.activeElement?.textContent))?.trim() ?? '')
  }
  for (const name of ['care', 'Open the map', 'What it is about', 'All lessons', 'All projects']) expect(reached).toContain(name)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/projects$/)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})
