import type { ReactNode } from 'react'
import { AREAS, type Area } from '../../i18n/vocabulary'
import { AreaMark } from '../../ui/area'
import styles from './advice.module.css'
import { Given, type GivenAdvice } from './given'

interface ByAreaProps {
  given: readonly (GivenAdvice & { id: string; area: Area })[]
  /** The level of the areas' headings. */
  level?: 3 | 4
  renderActs?: ((id: string) => ReactNode) | undefined
}

/** Advice under its four areas; an area without any is left out. */
export function ByArea({ given, level = 3, renderActs }: ByAreaProps) {
  const Heading = `h${level}` as const
  return AREAS.map((area) => {
    const ofArea = given.filter((one) => one.area === area)
    if (ofArea.length === 0) return null
    return (
      <section key={area} className={styles.area}>
        <Heading className={styles.heading}>
          <AreaMark area={area} />
        </Heading>
        <ul role="list" className={styles.advice}>
          {ofArea.map((one) => (
            <Given key={one.id} advice={one} acts={renderActs?.(one.id)} />
          ))}
        </ul>
      </section>
    )
  })
}
