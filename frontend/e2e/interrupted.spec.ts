import { begins } from './keyboard'
import { memberIn, PASSWORD, words } from './members'
import { expect, loaded, test } from './support'

const t = words('en')

test('a session that ends while a form is open loses nothing: signed in again over it, what was typed is sent', async ({ browser }) => {
  test.setTimeout(120_000)
  const { page, address, ask } = await memberIn(browser, 'Ana Kovač')
  const name = page.getByLabel(begins(t('field.name')))
  const summary = page.getByLabel(begins(t('field.summary')))
  const title = `Night school ${Date.now()}`
  await page.goto('/organisations/new?lang=en')
  await name.fill(title)
  await summary.fill('Written while the session ended.')
  await ask('mutation { signOutEverywhere { issues { code } } }')
  await page.getByRole('button', { name: t('record.saveDraft') }).click()
  await expect(page.getByText(t('form.ended'))).toBeVisible()
  await expect(name).toHaveValue(title)
  await expect(summary).toHaveValue('Written while the session ended.')
  await page.getByRole('button', { name: t('form.signInAgain') }).click()
  const dialog = page.getByRole('dialog', { name: t('account.signInAgain') })
  await expect(dialog.getByLabel(t('account.email'), { exact: true })).toHaveValue(address)
  await dialog.getByLabel(t('account.password'), { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText('Written while the session ended.').first()).toBeVisible()
  await page.context().close()
})

test('a form that was left when the session had ended is there again for the same person, and for nobody else', async ({ browser }) => {
  test.setTimeout(120_000)
  const { page, address, ask } = await memberIn(browser, 'Ana Kovač')
  const name = page.getByLabel(begins(t('field.name')))
  await page.goto('/clusters/new?lang=en')
  await name.fill('Half a valley')
  await ask('mutation { signOutEverywhere { issues { code } } }')
  await page.getByRole('button', { name: t('record.saveDraft') }).click()
  await page.reload()
  // a visitor is asked who they are, and sees nothing of it
  const email = page.getByLabel(t('account.email'), { exact: true })
  await expect(email).toBeVisible()
  await expect(page.getByText('Half a valley')).toHaveCount(0)
  await email.fill(address)
  await page.getByLabel(t('account.password'), { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: t('record.goOn') }).click()
  await expect(name).toHaveValue('Half a valley')
  await page.context().close()
})

test('a network that goes while something is saved is told; the text stays, and saving goes on when it is back', async ({ browser }) => {
  test.setTimeout(120_000)
  const { page } = await memberIn(browser, 'Ana Kovač')
  const title = `Ferry ${Date.now()}`
  const name = page.getByLabel(begins(t('field.name')))
  await page.goto('/organisations/new?lang=en')
  await loaded(page)
  await name.fill(title)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: t('record.saveDraft') }).click()
  await expect(page.getByRole('group', { name: t('form.failed') })).toBeFocused()
  await expect(page.getByText(t('error.UNAVAILABLE'))).toBeVisible()
  await expect(name).toHaveValue(title)
  // it is kept in this browser meanwhile
  await expect(page.getByText(t('kept.here'))).toBeVisible()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: t('record.saveDraft') }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText(t('told.draft', { title }))).toBeVisible()
  await page.context().close()
})

test('an answer that got lost on its way makes nothing twice', async ({ browser }) => {
  test.setTimeout(120_000)
  const { page, ask } = await memberIn(browser, 'Ana Kovač')
  const title = `Lost on its way ${Date.now()}`
  await page.goto('/organisations/new?lang=en')
  await page.getByLabel(begins(t('field.name'))).fill(title)
  // the server makes it, and the browser never hears of it
  let lost = 0
  await page.route('**/graphql', async (route) => {
    if (lost > 0 || !route.request().postData()?.includes(title) || !route.request().postData()?.includes('idempotencyKey')) return route.continue()
    lost += 1
    await route.fetch()
    return route.abort('connectionreset')
  })
  const save = page.getByRole('button', { name: t('record.saveDraft') })
  await save.click()
  await expect(page.getByRole('group', { name: t('form.failed') })).toBeFocused()
  expect(lost).toBe(1)
  await save.click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  const { viewer } = await ask<{ viewer: { records: { nodes: { record: { __typename: string } }[] } } }>('{ viewer { records(first: 10) { nodes { record { __typename } } } } }')
  expect(viewer.records.nodes.filter(({ record }) => record.__typename === 'Organisation'), 'It is made once').toHaveLength(1)
  await page.context().close()
})
