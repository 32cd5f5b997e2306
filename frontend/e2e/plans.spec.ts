import type { Page } from '@playwright/test'
import { begins } from './keyboard'
import { memberOn, words, type Ask } from './members'
import { expect, loaded, test } from './support'

const t = words('en')

/** A public record of somebody; how it is made in the app is another journey. */
async function published(ask: Ask, kind: 'Cluster' | 'Pilot', input: object): Promise<string> {
  const field = kind.toLowerCase()
  const created = await ask<{ made: Record<string, { id: string; slug: string; version: number }> }>(
    `mutation ($input: Create${kind}Input!) { made: create${kind}(input: $input) { issues { path code } ${field} { id slug version } } }`,
    { input: { ...input, language: 'en', despiteDuplicates: true } },
  )
  const { id = '', slug = '', version = 0 } = created.made[field] ?? {}
  const { publish } = await ask<{ publish: { issues: unknown[] } }>('mutation ($input: RecordInput!) { publish(input: $input) { issues { path code } } }', { input: { id, version } })
  expect(publish.issues).toEqual([])
  return slug
}

/** Opens a form by its button, fills it in and sends it; it folds itself away when it is done. */
async function send(page: Page, opens: string, form: string, fields: readonly (readonly [label: string, text: string])[], submit: string) {
  await page.getByRole('main').getByRole('button', { name: opens, exact: true }).first().click()
  const shown = page.getByRole('form', { name: form, exact: true })
  for (const [label, text] of fields) await shown.getByLabel(begins(label)).fill(text)
  await shown.getByRole('button', { name: submit, exact: true }).click()
  await expect(shown).toHaveCount(0)
}

test('a pilot gets a milestone that is reached and an indicator that is measured, and a visitor reads both', async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000)
  const { ask } = await memberOn(page, 'Ana Kovač')
  const slug = await published(ask, 'Pilot', { title: `Mobile post ${Date.now()}`, summary: 'A post office on wheels.', status: 'RUNNING' })
  await page.goto(`/pilots/${slug}?lang=en`)
  await loaded(page)
  await send(page, t('life.addMilestone'), t('life.milestone'), [[t('life.milestone'), 'The van is bought'], [t('life.dueOn'), '2030-05-01']], t('life.save'))
  await send(page, t('life.addMilestone'), t('life.milestone'), [[t('life.milestone'), 'The first tour']], t('life.save'))
  const milestone = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: t('life.done') }) }).filter({ hasText: 'The van is bought' })
  await milestone.getByRole('button', { name: t('life.done') }).click()
  await expect(page.getByText(t('life.doneSaid', { name: 'The van is bought' }))).toBeVisible()
  await expect(milestone).toHaveCount(0)
  await send(page, t('life.addIndicator'), t('life.indicator'), [[t('life.indicator'), 'Visits'], [t('pilot.unit'), 'people'], [t('pilot.baseline'), '0'], [t('pilot.target'), '40']], t('life.save'))

  // a day that has not come is not one of a measurement
  await page.getByRole('button', { name: t('life.measure') }).click()
  const form = page.getByRole('form', { name: t('life.measure') })
  await form.getByLabel(begins(t('life.value'))).fill('10')
  await form.getByLabel(begins(t('pilot.measuredOn'))).fill('2035-01-01')
  await form.getByRole('button', { name: t('life.save') }).click()
  await expect(form.getByRole('group', { name: t('form.correct') })).toBeFocused()
  await expect(form.getByLabel(begins(t('pilot.measuredOn')))).toHaveAttribute('aria-invalid', 'true')
  await form.getByLabel(begins(t('pilot.measuredOn'))).fill('2026-10-01')
  await form.getByRole('button', { name: t('life.save') }).click()
  await expect(form).toHaveCount(0)

  const visitor = await browser.newContext({ baseURL: baseURL ?? '' })
  const reader = await visitor.newPage()
  await reader.goto(`/pilots/${slug}?lang=en`)
  await loaded(reader)
  const indicator = reader.getByRole('listitem').filter({ has: reader.getByRole('heading', { name: 'Visits' }) })
  await expect(indicator).toContainText(t('pilot.progress.UNDER_WAY_SHARE', { share: '25%' }))
  const reached = reader.getByRole('listitem').filter({ hasText: 'The van is bought' })
  await expect(reached).toContainText(t('pilot.doneOnTime', { date: '' }).replace(/^.*,/, ''))
  await expect(reader.getByRole('listitem').filter({ hasText: 'The first tour' })).toContainText(t('pilot.noDate'))
  await expect(reader.getByRole('button', { name: t('life.addMilestone') })).toHaveCount(0)
  await visitor.close()
})

test('a cluster gets a member by a part of its name and loses it again, and a visitor sees who belongs to it', async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000)
  const { ask } = await memberOn(page, 'Ana Kovač')
  const { region, organisations } = await ask<{ region: { id: string }; organisations: { nodes: { name: string }[] } }>('{ region(code: "SI") { id } organisations(first: 1) { nodes { name } } }')
  const slug = await published(ask, 'Cluster', { name: `Valley of ${Date.now()}`, summary: 'Four helices.', macroScenario: 'SVR_SMES', regionId: region.id })
  const organisation = organisations.nodes[0]?.name ?? ''
  const visitor = await browser.newContext({ baseURL: baseURL ?? '' })
  const reader = await visitor.newPage()
  const seen = reader.getByRole('main').getByRole('link', { name: begins(organisation) })
  const look = async () => {
    await reader.goto(`/clusters/${slug}?lang=en`)
    await loaded(reader)
  }
  await look()
  await expect(reader.getByText(t('cluster.membersNone'))).toBeVisible()

  await page.goto(`/clusters/${slug}?lang=en`)
  await loaded(page)
  await page.getByRole('main').getByRole('button', { name: t('life.addMember'), exact: true }).click()
  const form = page.getByRole('form', { name: t('life.addMember') })
  await form.getByRole('button', { name: t('life.addMember') }).click()
  await expect(form.getByRole('group', { name: t('form.correct') })).toBeFocused()
  await form.getByRole('combobox', { name: t('life.organisation') }).fill(organisation)
  await form.getByRole('option', { name: begins(organisation) }).first().click()
  await form.getByLabel(begins(t('life.helix'))).selectOption({ label: t('helix.BUSINESS') })
  await form.getByRole('button', { name: t('life.addMember') }).click()
  await expect(form).toHaveCount(0)
  await look()
  await expect(seen.first()).toBeVisible()

  // taken away, brought back by the undo, and taken away for good
  const row = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: t('life.unlink') }) }).filter({ hasText: organisation })
  await row.getByRole('button', { name: t('life.unlink') }).click()
  await expect(row).toHaveCount(0)
  await page.getByRole('button', { name: t('refusal.undo') }).click()
  await expect(row).toHaveCount(1)
  await row.getByRole('button', { name: t('life.unlink') }).click()
  await expect(row).toHaveCount(0)
  await look()
  await expect(seen).toHaveCount(0)
  await visitor.close()
})
