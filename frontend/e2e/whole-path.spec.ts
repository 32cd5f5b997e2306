import { header, newAddress, signIn, signOut, signUp, words } from './accounts'
import { begins, chooseFirst, find, press, type } from './keyboard'
import { breaches, expect, loaded, test } from './support'

/** Two minutes: what somebody who knows nothing may need for a project with its first need. Milliseconds. */
const TIME = 120_000

let count = 0
const unique = () => `${process.pid}.${Date.now()}.${(count += 1)}`

for (const language of ['en', 'es', 'sl']) {
  test(`somebody comes for the first time, makes a project by keyboard, publishes it, edits it while another does, and goes (${language})`, async ({ page, browser, baseURL }) => {
    test.setTimeout(240_000)
    const t = words(language)
    const title = `Popravljalnica ${unique()}`

    // an account, by the link of the mail; out, and in again
    const address = newAddress()
    await signUp(page, language, address)
    await signOut(page, language)
    await page.goto(`/sign-in?lang=${language}`)
    await signIn(page, language, address)
    await expect(header(page).getByRole('button', { name: 'Ana Kovač' })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', language)

    // a project with its first need, without a mouse
    await page.goto(`/projects/new?lang=${language}`)
    await loaded(page)
    const began = Date.now()
    await page.locator('h1').focus()
    await type(page, t('field.title'), title)
    await type(page, t('field.summary'), 'Where people mend things together.')
    await find(page, t('field.regionId'), 'SI041')
    await type(page, t('field.needTitle'), 'Somebody who knows sewing machines')
    await chooseFirst(page, t('field.needArea'))
    await chooseFirst(page, t('field.needKind'))
    await press(page, t('record.publish'))
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

    // two windows at once
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
    // side by side: what the other window wrote, and what stands here
    await expect(page.getByText(`${title} II`, { exact: true })).toBeVisible()
    await expect(page.getByText(`${title} III`, { exact: true })).toBeVisible()
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

    // out of the house: nothing of it is left on this page, and the project is there for all
    await signOut(page, language)
    await expect(page.getByRole('link', { name: `${title} III`, exact: true })).toHaveCount(0)
    await page.goto(`${path}?lang=${language}`)
    await expect(page.getByRole('heading', { level: 1, name: `${title} III` })).toBeVisible()
    await expect(page.getByRole('region', { name: t('record.tools') })).toHaveCount(0)
    await visitor.close()
  })
}
