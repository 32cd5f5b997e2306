import type { ReactNode } from 'react'
import type { Area } from '../i18n/vocabulary'
import { useText } from '../i18n/text'
import styles from './area.module.css'
import { CogIcon, CoinIcon, MegaphoneIcon, SparkIcon } from './icons'

const SHAPES: Record<Area, { shape: ReactNode; className: string | undefined }> = {
  CREATIVITY: { shape: <SparkIcon />, className: styles.creativity },
  COMMUNICATION_MARKETING: { shape: <MegaphoneIcon />, className: styles.communication },
  FUNDING: { shape: <CoinIcon />, className: styles.funding },
  TECHNOLOGY: { shape: <CogIcon />, className: styles.technology },
}

/** An acceleration area: colour, shape and name together, so that no colour stands alone. */
export function AreaMark({ area }: { area: Area }) {
  const t = useText()
  const { shape, className } = SHAPES[area]
  return (
    <span className={`${styles.area} ${className}`}>
      {shape}
      {t(`area.${area}`)}
    </span>
  )
}
