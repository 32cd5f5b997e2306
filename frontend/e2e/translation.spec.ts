import type { Page } from '@playwright/test'
import { memberOn, projectOf, words } from './members'
import { begins } from './keyboard'
import { breaches, expect, loaded, test } from './support'

test('a member translates a project, a reader of that language reads it, and what was deleted by mistake comes back', async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000)
  const t = words('en')
  const { ask } = await memberOn(page, 'Ana Kovač')
  const title = `A library of things ${Date.now()}`
  const slug = await projectOf(ask, title)

  // the original beside the words of the translator
  await page.goto(`/projects/${slug}?lang=en`)
  await page.getByRole('region', { name: t('record.tools') }).getByRole('link', { name: t('record.translate') }).click()
  await page.getByLabel(t('translate.to')).selectOption('it')
  const inItalian = (field: string) => page.getByLabel(begins(`${t(field)} – Italian`))
  await expect(page.getByRole('form', { name: t('record.translate') }).getByText('A choir for whoever lives alone.')).toBeVisible()
  await inItalian('field.title').fill('Una biblioteca delle cose')
  await inItalian('field.summary').fill('Un coro per chi vive solo.')
  expect(await breaches(page)).toEqual([])
  await page.getByRole('button', { name: t('record.save'), exact: true }).click()
  await expect(page.getByText(t('told.translated', { language: 'Italian' }))).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()

  // who reads Italian reads Italian, and is told so
  const it = words('it')
  const visitor = await browser.newContext({ baseURL: baseURL ?? '', locale: 'it-IT' })
  const reader = await visitor.newPage()
  await reader.goto(`/projects/${slug}`)
  await expect(reader.getByRole('heading', { level: 1, name: 'Una biblioteca delle cose' })).toBeVisible()
  await expect(reader.getByText('Un coro per chi vive solo.').first()).toBeVisible()
  await expect(reader.getByText(it('record.translated'))).toBeVisible()
  await reader.getByRole('button', { name: it('record.original') }).click()
  await expect(reader.getByRole('heading', { level: 1, name: title })).toBeVisible()

  // deleted: gone for everybody else, and brought back by one press
  await page.getByRole('region', { name: t('record.tools') }).getByRole('button', { name: t('act.delete') }).click()
  await expect(page).toHaveURL(/\/my/)
  await expect(page.getByText(t('told.delete', { title }))).toBeVisible()
  await reader.reload()
  await expect(reader.getByRole('heading', { level: 1, name: it('notFound.title') })).toBeVisible()
  await page.getByRole('button', { name: t('told.undo') }).click()
  await expect(page.getByText(t('told.restore', { title }))).toBeVisible()
  await reader.reload()
  await expect(reader.getByRole('heading', { level: 1, name: 'Una biblioteca delle cose' })).toBeVisible()

  // the history tells the team each step with its values, and everybody what happened while it was public
  const told = (one: Page, act: string) => one.getByRole('listitem').getByText(t(`changeAct.${act}`), { exact: true })
  for (const one of [page, reader]) {
    await one.goto(`/projects/${slug}/history?lang=en`)
    await loaded(one)
    for (const act of ['PUBLISH', 'TRANSLATE', 'RESTORE']) await expect(told(one, act)).toBeVisible()
  }
  for (const act of ['CREATE', 'DELETE']) {
    await expect(told(page, act)).toBeVisible()
    await expect(told(reader, act)).toHaveCount(0)
  }
  await expect(page.getByText('Una biblioteca delle cose')).toBeVisible()
  await expect(reader.getByText('Una biblioteca delle cose')).toHaveCount(0)
  await visitor.close()
})

test('a member fills their profile in, shows it, and is found among the experts', async ({ page, browser, baseURL }) => {
  test.setTimeout(90_000)
  const t = words('en')
  const name = `Iva Horvat ${Date.now()}`
  const { ask } = await memberOn(page, name)
  await page.goto('/my?lang=en')
  await page.getByRole('link', { name: t('my.nextProfile') }).first().click()
  await expect(page.getByLabel(begins(t('field.name')))).toHaveValue(name)
  // shown to all, it needs a line about whoever it is
  await page.getByRole('button', { name: t('record.savePublish') }).click()
  await expect(page.getByRole('group', { name: t('form.correct') })).toBeFocused()
  await expect(page.getByLabel(begins(t('field.headline')))).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel(begins(t('field.headline'))).fill('Helps choirs to find money')
  await page.getByLabel(begins(t('field.biography'))).fill('Twenty years of foundations.')
  await page.getByRole('group', { name: begins(t('field.areas')) }).getByLabel(t('area.FUNDING'), { exact: true }).check()
  await page.getByRole('button', { name: t('record.savePublish') }).click()
  await expect(page.getByText(t('told.publish', { title: name }))).toBeVisible()

  const { viewer } = await ask<{ viewer: { profile: { slug: string } } }>('{ viewer { profile { slug } } }')
  const visitor = await browser.newContext({ baseURL: baseURL ?? '' })
  const reader = await visitor.newPage()
  await reader.goto(`/experts?lang=en&area=funding&text=${encodeURIComponent(name)}`)
  await reader.getByRole('article').getByRole('link', { name, exact: true }).click()
  await expect(reader).toHaveURL(new RegExp(`/experts/${viewer.profile.slug}`))
  await expect(reader.getByText('Helps choirs to find money').first()).toBeVisible()
  await expect(reader.getByText('Twenty years of foundations.')).toBeVisible()
  await visitor.close()
})
