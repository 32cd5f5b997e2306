import type { Page } from '@playwright/test'
import { begins } from './keyboard'
import { memberIn, memberOn, projectOf, words, type Ask } from './members'
import { site } from './owner'
import { expect, loaded, test } from './support'

test.skip(!site, 'Administrators are made at the command line of the site that these journeys start')
const t = words('en')
/** Where no other journey makes anything. */
const [OWN, OTHER] = ['CY', 'MT']

async function appoint(page: Page, email: string, office: string, region: string) {
  const form = page.getByRole('form', { name: t('team.appoint') })
  await form.getByLabel(t('team.email')).fill(email)
  await form.getByLabel(t('team.office')).selectOption({ label: t(`office.${office}`) })
  await form.getByLabel(begins(t('team.region'))).fill(region)
  await form.getByRole('button', { name: t('team.appoint') }).click()
  await expect(page.getByRole('listitem').filter({ hasText: email }).getByText(t(`office.${office}`))).toBeVisible()
}

const unpublished = async (ask: Ask, code: string) =>
  (await ask<{ region: { unpublished: { projects: number } | null } }>('query ($code: String!) { region(code: $code) { unpublished { projects } } }', { code })).region.unpublished?.projects

test('a policy officer whom an administrator appoints reads how much is on its way in the own region, and nothing of another', async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000)
  const officer = await memberIn(browser, 'Pia Polak')
  const ana = await memberIn(browser, 'Ana Kovač')
  const drafts = [`Not public yet, ${Date.now()}`, `Not public either, ${Date.now()}`]
  await projectOf(ana.ask, drafts[0] ?? '', { region: OWN, isDraft: true })
  await projectOf(ana.ask, drafts[1] ?? '', { region: OTHER, isDraft: true })
  const figure = (one: Page) => one.getByRole('region', { name: t('team.unpublished') })

  // before: nothing, as for a visitor
  await officer.page.goto(`/regions/${OWN}?lang=en`)
  await loaded(officer.page)
  await expect(figure(officer.page)).toHaveCount(0)

  await memberOn(page, 'Ada Admin', { isAdministrator: true })
  await page.goto('/admin/appointments?lang=en')
  const form = page.getByRole('form', { name: t('team.appoint') })
  await form.getByLabel(t('team.email')).fill('nobody.of.this.name@example.org')
  await form.getByLabel(begins(t('team.region'))).fill(OWN)
  await form.getByRole('button', { name: t('team.appoint') }).click()
  await expect(form.getByRole('group', { name: t('form.correct') })).toBeFocused()
  await appoint(page, officer.address, 'POLICY_OFFICER', OWN)

  // figures of the own region, no names
  const count = await unpublished(officer.ask, OWN)
  expect(count).toBeGreaterThan(0)
  await officer.page.reload()
  await expect(figure(officer.page)).toContainText(t('team.state.DRAFT'))
  await expect(figure(officer.page)).toContainText(String(count))
  await expect(officer.page.getByText(drafts[0] ?? '')).toHaveCount(0)
  // nothing of another, nor for a visitor
  await officer.page.goto(`/regions/${OTHER}?lang=en`)
  await loaded(officer.page)
  await expect(figure(officer.page)).toHaveCount(0)
  expect(await unpublished(officer.ask, OTHER)).toBeUndefined()
  const visitor = await browser.newContext({ baseURL: baseURL ?? '' })
  const reader = await visitor.newPage()
  await reader.goto(`/regions/${OWN}?lang=en`)
  await loaded(reader)
  await expect(figure(reader)).toHaveCount(0)

  // dismissed: it holds at once
  const row = page.getByRole('listitem').filter({ hasText: officer.address })
  await row.getByRole('button', { name: t('team.dismiss') }).click()
  await expect(row.getByText(t('team.dismissAsk', { name: 'Pia Polak', office: t('office.POLICY_OFFICER') }))).toBeVisible()
  await row.getByRole('button', { name: t('team.dismiss') }).click()
  await expect(row).toHaveCount(0)
  expect(await unpublished(officer.ask, OWN)).toBeUndefined()
  for (const one of [officer.page.context(), ana.page.context(), visitor]) await one.close()
})

test('a hub manager lets a project of the own region pass a gate, and everybody can read why', async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000)
  const hub = await memberIn(browser, 'Hana Hub')
  const ana = await memberIn(browser, 'Ana Kovač')
  const title = `Passed all the same, ${Date.now()}`
  const here = await projectOf(ana.ask, title, { region: OWN })
  const elsewhere = await projectOf(ana.ask, `Of another region, ${Date.now()}`, { region: OTHER })
  await memberOn(page, 'Ada Admin', { isAdministrator: true })
  await page.goto('/admin/appointments?lang=en')
  await appoint(page, hub.address, 'HUB_MANAGER', OWN)

  const label = t('life.override', { stage: t('stage.UNDERSTOOD') })
  await hub.page.goto(`/projects/${elsewhere}?lang=en`)
  await loaded(hub.page)
  await expect(hub.page.getByRole('button', { name: label })).toHaveCount(0)
  await hub.page.goto(`/projects/${here}?lang=en`)
  await hub.page.getByRole('button', { name: label }).click()
  const form = hub.page.getByRole('form', { name: label })
  await form.getByRole('button', { name: label }).click()
  await expect(form.getByRole('group', { name: t('form.correct') })).toBeFocused()
  await form.getByLabel(t('life.overrideReason')).fill('The hub has known these people for years.')
  await form.getByRole('button', { name: label }).click()
  await expect(form).toHaveCount(0)

  const visitor = await browser.newContext({ baseURL: baseURL ?? '' })
  const reader = await visitor.newPage()
  for (const language of ['en', 'sl']) {
    const inWords = words(language)
    await reader.goto(`/projects/${here}?lang=${language}`)
    const stages = reader.getByRole('list', { name: inWords('project.stages') })
    await expect(stages.locator('[aria-current="step"]')).toContainText(inWords('stage.UNDERSTOOD'))
    await expect(stages).toContainText('The hub has known these people for years.')
    await expect(stages).toContainText(inWords('requirement.USER_EVIDENCE'))
  }
  for (const one of [hub.page.context(), ana.page.context(), visitor]) await one.close()
})
