// What the server sends before the app is there: the same words that the app then shows, in the same place.
import { expect, loaded, test } from './support'

const PLACES = ['/', '/projects', '/experts', '/sessions', '/organisations', '/clusters', '/datasets', '/pilots', '/lessons', '/regions', '/integrate', '/about', '/privacy', '/accessibility']
const RECORDS = ['/projects', '/experts', '/organisations', '/clusters', '/datasets', '/pilots', '/sessions']

const words = { heading: 'h1', lead: 'main h1 + p' }

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, locale: 'el-GR' })

  test('a page has its heading in the language of the browser', async ({ page }) => {
    await page.goto('/projects')
    await expect(page.locator('html')).toHaveAttribute('lang', 'el')
    await expect(page.locator(words.heading)).toHaveText('Έργα')
    await expect(page).toHaveTitle('Έργα · Rialto')
  })
})

for (const place of PLACES) {
  test(`${place} begins with the words that it then shows`, async ({ page, request }) => {
    const sent = await (await request.get(place, { headers: { accept: 'text/html' } })).text()
    await page.goto(place)
    await loaded(page)
    await expect(page.locator('.words')).toHaveCount(0)
    const heading = (await page.locator(words.heading).textContent()) ?? ''
    expect(sent).toContain(`<h1>${heading}</h1>`)
    const lead = (await page.locator(words.lead).first().textContent()) ?? ''
    expect(sent).toContain(`<p>${lead}</p>`)
  })
}

test('records begin with their title, and shared links have it', async ({ page, request }) => {
  for (const place of RECORDS) {
    await page.goto(place)
    await loaded(page)
    const link = page.locator(`main article a[href^="${place}/"]`).first()
    const address = (await link.getAttribute('href')) ?? ''
    const sent = await (await request.get(address, { headers: { accept: 'text/html' } })).text()
    await page.goto(address)
    await loaded(page)
    const heading = (await page.locator(words.heading).textContent())?.trim() ?? ''
    const plain = sent.replaceAll('&amp;', '&').replaceAll('&quot;', '"')
    expect(plain, address).toContain(`>${heading}</h1>`)
    expect(plain, address).toContain(`<title>${heading} · Rialto</title>`)
  }
})

test('a region begins with its people, projects and needs, as its page says them', async ({ page, request }) => {
  for (const language of ['en', 'sl', 'el', 'pt', 'sq']) {
    const address = `/regions/ITH3?lang=${language}`
    const sent = await (await request.get(address, { headers: { accept: 'text/html' } })).text()
    await page.goto(address)
    await loaded(page)
    const lead = (await page.locator(words.lead).first().textContent()) ?? ''
    expect(lead).not.toBe('')
    expect(sent).toContain(`<p>${lead}</p>`)
  }
})

test('somebody who chose another language than the browser sees no words in the wrong one', async ({ page }) => {
  await page.goto('/projects?lang=sl')
  await loaded(page)
  await page.evaluate(() => localStorage.setItem('rialto.language', 'sl'))
  await page.route('**/assets/index-*.js', () => undefined)
  await page.goto('/projects', { waitUntil: 'commit' })
  await expect(page.locator('.words')).toBeAttached()
  await expect(page.locator('.words')).not.toBeVisible()
})
