import { expect, firstTitle, listed, loaded, resultCount, test } from './support'

test('a visitor finds a project from Home by searching', async ({ page }) => {
  await page.goto('/')
  await loaded(page)
  const title = await firstTitle(page)
  const field = page.getByRole('combobox', { name: 'Search the whole network' })
  await field.click()
  await field.pressSequentially(title.slice(0, 12))
  // its own row begins with the title; the last one only repeats what was typed
  const option = page.getByRole('listbox').getByRole('option').filter({ hasText: title }).filter({ hasNotText: /result/ }).first()
  await expect(option).toBeVisible()
  while ((await option.getAttribute('aria-selected')) !== 'true') await field.press('ArrowDown')
  await field.press('Enter')
  await expect(page).toHaveURL(/\/projects\/.+/)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('Enter in the search field shows everything about the words', async ({ page }) => {
  await page.goto('/')
  await loaded(page)
  const word = (await firstTitle(page)).split(' ').find((part) => part.length > 3) ?? 'project'
  const field = page.getByRole('combobox', { name: 'Search the whole network' })
  await field.fill(word)
  await field.press('Enter')
  await expect(page).toHaveURL(/\/search\?text=/)
  await loaded(page)
  await expect(listed(page).first()).toBeVisible()
})

test('filters by stage and goal live in the address, can be shared, and back works', async ({ page, browser, baseURL }) => {
  await page.goto('/projects')
  await loaded(page)
  const all = await resultCount(page).textContent()
  const side = page.getByRole('complementary', { name: 'Filters' })
  const stage = side.getByRole('group', { name: 'Stage' }).getByRole('checkbox').first()
  await stage.check()
  await expect(page).toHaveURL(/stage=\w+/)
  const goal = side.getByRole('group', { name: 'Development goal' }).getByRole('checkbox').first()
  await goal.check()
  await expect(page).toHaveURL(/stage=\w+&sdg=\d+/)
  await loaded(page)
  const few = await resultCount(page).textContent()
  expect(few).not.toBe(all)

  const other = await browser.newPage({ baseURL: baseURL ?? '' })
  await other.goto(page.url())
  await expect(resultCount(other)).toHaveText(few ?? '')
  await expect(other.getByRole('group', { name: 'Filters in force' }).getByRole('button')).toHaveCount(2)
  await other.close()

  await page.goBack()
  await expect(page).toHaveURL(/stage=\w+$/)
  await expect(goal).not.toBeChecked()
  await page.getByRole('button', { name: /^Remove filter/ }).click()
  await expect(page).toHaveURL(/\/projects$/)
  await expect(resultCount(page)).toHaveText(all ?? '')
})

test('the count beside a filter value is what choosing it leaves', async ({ page }) => {
  await page.goto('/projects')
  await loaded(page)
  const row = page.getByRole('complementary', { name: 'Filters' }).getByRole('group', { name: 'Stage' }).locator('label').first()
  const count = Number((await row.locator('span').last().textContent())?.replace(/\D/g, ''))
  await row.getByRole('checkbox').check()
  await expect(page).toHaveURL(/stage=/)
  await expect(resultCount(page)).toHaveText(count === 1 ? 'One project' : `${count.toLocaleString('en-GB')} projects`)
})

test('the same query is a list, a map and a table', async ({ page }) => {
  await page.goto('/projects')
  await loaded(page)
  const title = await firstTitle(page)
  const layouts = page.getByRole('navigation', { name: 'Show results as' })
  await layouts.getByRole('link', { name: 'Table' }).click()
  await expect(page).toHaveURL(/view=table/)
  await expect(page.getByRole('rowheader').getByRole('link', { name: title, exact: true })).toBeVisible()
  await layouts.getByRole('link', { name: 'Map' }).click()
  await expect(page.getByRole('region', { name: 'Map of projects' })).toBeVisible()
  await page.goBack()
  await page.goBack()
  await expect(listed(page).first()).toBeVisible()
})

test('pages follow each other by link, and back leads to the page before', async ({ page }) => {
  await page.goto('/projects')
  await loaded(page)
  const first = await firstTitle(page)
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(page).toHaveURL(/after=/)
  await expect(listed(page).first()).not.toHaveText(first)
  await page.getByRole('link', { name: 'Previous page' }).click()
  await expect(page).toHaveURL(/before=/)
  await expect(listed(page).first()).toHaveText(first)
})

test('nothing found says what to do next', async ({ page }) => {
  await page.goto('/projects?text=zzzzqqqq')
  await expect(page.getByRole('heading', { name: 'No project matches all of this' })).toBeVisible()
  await page.getByRole('link', { name: 'Clear all filters' }).first().click()
  await expect(listed(page).first()).toBeVisible()
})

test('the map works by keyboard alone', async ({ page }) => {
  await page.goto('/projects?view=map')
  await loaded(page)
  const map = page.getByRole('region', { name: 'Map of projects' })
  await map.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/at=/)
  const moved = page.url()
  await page.keyboard.press('+')
  await expect(page).not.toHaveURL(moved)
  const closer = page.url()
  await page.keyboard.press('0')
  await expect(page).not.toHaveURL(closer)
  await loaded(page)
  const cluster = map.getByRole('button', { name: /look closer/ }).first()
  await expect(cluster).toBeVisible()
  const before = page.url()
  await cluster.focus()
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(before)
  await expect(map).toBeFocused()
  await loaded(page)
  await expect(resultCount(page)).toHaveText(/in this part of the map/)
})

test('every project alone on the map is also in the list beside it', async ({ page }) => {
  await page.goto('/projects?view=map')
  await loaded(page)
  const map = page.getByRole('region', { name: 'Map of projects' })
  const isAllListed = async () => (await page.getByRole('link', { name: 'Next page' }).count()) === 0 && (await map.getByRole('link').count()) > 0
  for (let step = 0; step < 8 && !(await isAllListed()); step += 1) {
    const before = page.url()
    await map.getByRole('button', { name: /look closer/ }).first().press('Enter')
    await expect(page).not.toHaveURL(before)
    await loaded(page)
  }
  const title = await map.getByRole('link').first().getAttribute('aria-label')
  await expect(listed(page).filter({ hasText: title ?? '' }).first()).toBeVisible()
})

test('a project shows where it stands, what it needs and where it comes from', async ({ page }) => {
  await page.goto('/projects')
  await loaded(page)
  const title = await firstTitle(page)
  await listed(page).first().click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused()
  await expect(page).toHaveTitle(new RegExp('· Rialto$'))
  await expect(page.getByRole('list', { name: 'Stages' }).locator('[aria-current="step"]')).toHaveCount(1)
  for (const name of ['What it needs', 'Advice, and what became of it', 'Relatives', 'Open data it uses', 'Money and time']) {
    await expect(page.getByRole('heading', { name })).toBeVisible()
  }
})

test('Spanish stays from page to page and in the address', async ({ page }) => {
  await page.goto('/')
  await loaded(page)
  await page.getByRole('combobox', { name: 'Language' }).selectOption('es')
  await expect(page).toHaveURL(/lang=es/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await page.getByRole('navigation', { name: 'Secciones', exact: true }).getByRole('link', { name: 'Proyectos' }).click()
  await expect(page).toHaveURL(/\/projects\?lang=es/)
  await expect(page.getByRole('heading', { level: 1, name: 'Proyectos' })).toBeFocused()
})

test('a theme that was chosen stays', async ({ page }) => {
  await page.goto('/')
  await loaded(page)
  await page.getByRole('combobox', { name: 'Light or dark' }).selectOption('dark')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('Integrate shows the live limits, and its examples run', async ({ page, request }) => {
  await page.goto('/integrate')
  await loaded(page)
  const limit = page.locator('dl div').filter({ hasText: 'Entries in a page' })
  await expect(limit.locator('dd')).toHaveText(/\d+/)
  const code = await page.getByRole('region', { name: /: curl$/ }).first().textContent()
  const [, address = '', body = ''] = /curl (\S+)[\s\S]*-d '([\s\S]*)'/.exec(code ?? '') ?? []
  const answer = await request.post(address, { data: JSON.parse(body), headers: { accept: 'application/graphql-response+json' } })
  expect(await answer.json()).not.toHaveProperty('errors')
})

test('the explorer opens with the worked examples and answers', async ({ page }) => {
  await page.goto('/graphiql')
  await expect(page.getByRole('tab', { name: 'FindProjects' })).toBeVisible()
  await page.getByRole('button', { name: /Execute query/ }).click()
  await expect(page.locator('.result-window')).toContainText('totalCount')
})

test('an address without a page says so and leads on', async ({ page }) => {
  await page.goto('/nowhere/at/all')
  await expect(page.getByRole('heading', { level: 1, name: 'The bridge ends here' })).toBeVisible()
  await page.goto('/projects/there-is-no-such-project')
  await expect(page.getByRole('heading', { level: 1, name: 'The bridge ends here' })).toBeVisible()
  await page.getByRole('link', { name: 'See all projects' }).click()
  await expect(listed(page).first()).toBeVisible()
})

test('a figure is also a table and data to take along', async ({ page }) => {
  await page.goto('/')
  await loaded(page)
  const figure = page.getByRole('figure').filter({ hasText: 'Projects by stage.' })
  await figure.getByRole('button', { name: 'Show as table' }).click()
  await expect(figure.getByRole('rowheader', { name: 'Tested' })).toBeVisible()
  await figure.getByRole('button', { name: 'Get this data' }).click()
  await expect(figure.getByRole('region', { name: 'The GraphQL query behind it' })).toContainText('facets(of: [STAGE])')
  const download = page.waitForEvent('download')
  await figure.getByRole('button', { name: 'Download CSV' }).click()
  expect((await download).suggestedFilename()).toBe('rialto-projects-by-stage.csv')
})

test('the skip link leads past the header', async ({ page }) => {
  await page.goto('/projects')
  await loaded(page)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true })

  test('the menu opens, leads to a place and closes', async ({ page }) => {
    await page.goto('/')
    await loaded(page)
    await page.getByRole('button', { name: 'Menu' }).click()
    const menu = page.getByRole('dialog', { name: 'Menu' })
    await expect(menu.getByRole('combobox', { name: 'Language' })).toBeVisible()
    await menu.getByRole('link', { name: 'Projects' }).click()
    await expect(page).toHaveURL(/\/projects$/)
    await expect(menu).toBeHidden()
  })

  test('filters wait in a drawer that says how many projects they leave', async ({ page }) => {
    await page.goto('/projects')
    await loaded(page)
    await page.getByRole('button', { name: 'Filters' }).click()
    const drawer = page.getByRole('dialog', { name: 'Filters' })
    await drawer.getByRole('group', { name: 'Stage' }).getByRole('checkbox').first().check()
    await drawer.getByRole('button', { name: /^Show (one|\d+) project/ }).click()
    await expect(drawer).toBeHidden()
    await expect(page.getByRole('button', { name: 'Filters (1)' })).toBeFocused()
  })
})
