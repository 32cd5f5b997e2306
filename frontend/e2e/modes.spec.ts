// What the accessibility statement says of forced colours and less motion.
import { breaches, expect, loaded, test } from './support'

const PLACES = ['/', '/projects', '/clusters', '/regions/ES61']

test.describe('with forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } })

  for (const place of PLACES) {
    test(`${place} breaks no rule`, async ({ page }) => {
      await page.goto(place)
      await loaded(page)
      // the lower half of Home comes after the rest
      if (place === '/') await expect(page.getByRole('heading', { name: 'Where the projects stand' })).toBeVisible()
      expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true)
      expect(await breaches(page)).toEqual([])
    })
  }
})

test.describe('with less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  for (const place of PLACES) {
    test(`nothing moves on ${place}`, async ({ page }) => {
      await page.goto(place)
      await loaded(page)
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll('*')].flatMap((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element)
          const longest = Math.max(...`${transitionDuration}, ${animationDuration}`.split(', ').map(Number.parseFloat))
          return longest > 0.02 ? [element.outerHTML.slice(0, 80)] : []
        }),
      )
      expect(moving).toEqual([])
    })
  }
})
