// What waits in one's own place, the letters that say so, and the ways that the menu shows to whom they are for.
import { mentionedInMail } from './mail'
import { memberIn, memberOn, newProject, PASSWORD, words } from './members'
import { rialtoUser } from './owner'
import { breaches, expect, loaded, test } from './support'

const t = words('en')

test('somebody asks to join, the leader hears of it and answers in their own place, and an invitation is accepted without its mail', async ({ page, browser }) => {
  test.setTimeout(180_000)
  const { address: ana } = await memberOn(page, 'Ana Kovač')
  const { address: bor, page: his } = await memberIn(browser, 'Bor Novak')
  const [choir, garden] = [`A choir of ${ana}`, `A garden of ${ana}`]
  const slug = await newProject(page.request, ana, choir)
  const other = await newProject(page.request, ana, garden)

  await his.goto(`/projects/${slug}?lang=en`)
  await loaded(his)
  await his.getByRole('button', { name: t('team.ask') }).click()
  await his.getByRole('textbox', { name: t('team.message') }).fill('I play the piano.')
  await his.getByRole('button', { name: t('team.askSend') }).click()
  await expect(his.getByRole('button', { name: t('team.askWithdraw') })).toBeVisible()
  await mentionedInMail(ana, 'I play the piano.')
  await his.goto('/my?lang=en')
  await expect(his.getByRole('heading', { name: t('team.mineRequests') })).toBeVisible()
  await expect(his.getByRole('link', { name: choir })).toBeVisible()

  await page.goto('/my?lang=en')
  await expect(page.getByRole('heading', { name: t('team.mineToAnswer') })).toBeVisible()
  const asks = page.getByRole('listitem').filter({ hasText: t('team.asks', { name: 'Bor Novak', title: choir }) })
  await expect(asks).toContainText('I play the piano.')
  await asks.getByRole('button', { name: t('team.accept') }).click()
  expect(await breaches(page)).toEqual([])
  await asks.getByRole('form').getByRole('button', { name: t('team.accept') }).click()
  await expect(page.getByRole('heading', { name: t('team.mineToAnswer') })).toHaveCount(0)
  await mentionedInMail(bor, 'You now belong to the team')

  await page.goto(`/projects/${other}/team?lang=en`)
  await page.getByLabel(t('team.email'), { exact: true }).first().fill(bor)
  await page.getByRole('button', { name: t('team.inviteSend') }).click()
  await expect(page.getByText(t('team.invited', { email: bor }))).toBeVisible()
  await his.goto('/my?lang=en')
  await expect(his.getByRole('heading', { name: t('team.mineInvitations') })).toBeVisible()
  expect(await breaches(his)).toEqual([])
  await his.getByRole('button', { name: t('team.accept') }).click()
  await expect(his.getByText(t('team.joined', { title: garden }))).toBeVisible()
  await expect(his.getByRole('link', { name: garden })).toBeVisible()
  await his.context().close()
})

test('the menu shows moderators the reports and administrators the appointments, and nobody else', async ({ page }) => {
  test.setTimeout(90_000)
  const { address: ana } = await memberOn(page, 'Ana Kovač')
  const menu = page.getByRole('banner').getByRole('button', { name: 'Ana Kovač' })
  await page.goto('/?lang=en')
  await menu.click()
  await expect(page.getByRole('link', { name: t('nav.my') })).toBeVisible()
  await expect(page.getByRole('link', { name: t('member.moderation') })).toHaveCount(0)
  await rialtoUser('appoint', '--email', ana, '--role', 'moderator')
  await rialtoUser('make-administrator', '--email', ana)
  await page.reload()
  await menu.click()
  await page.getByRole('link', { name: t('member.moderation') }).click()
  await expect(page).toHaveURL(/\/moderation/)
  await loaded(page)
  await expect(menu).toHaveAttribute('aria-expanded', 'false')
  await menu.click()
  expect(await breaches(page)).toEqual([])
  await page.getByRole('link', { name: t('member.appointments') }).click()
  await expect(page.getByRole('heading', { name: t('team.appointments'), level: 1 })).toBeVisible()
})

test('a visitor who wants to put a project up signs in on the way, and the list loads nothing of members for it', async ({ page }) => {
  test.setTimeout(90_000)
  const { address: ana } = await memberOn(page, 'Ana Kovač')
  await page.context().clearCookies()
  await page.evaluate(() => localStorage.clear())
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto('/projects?lang=en')
  await loaded(page)
  const way = page.getByRole('link', { name: t('projects.new') })
  await way.hover()
  await expect(way).toBeVisible()
  expect(asked.filter((path) => /new-project|\/(?:record|account|member|team)\.js|own-pages|session\/refresh/.test(path))).toEqual([])
  await way.click()
  await page.getByLabel(t('account.email'), { exact: true }).fill(ana)
  await page.getByLabel(t('account.password'), { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/projects\/new/)
  await expect(page.getByRole('main').getByRole('form')).toBeVisible()
})

const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) => [320, 1280].map((width) => ({ colorScheme, width })))

for (const { colorScheme, width } of LOOKS) {
  test.describe(`${colorScheme} at ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } })
    test('signing up asks for consents that are unticked, breaks no rule and does not scroll sideways', async ({ page }) => {
      await page.goto('/sign-up?lang=en')
      await loaded(page)
      await expect(page.getByRole('group', { name: t('consent.more') }).getByRole('checkbox', { checked: false })).toHaveCount(2)
      expect(await breaches(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    })
  })
}
