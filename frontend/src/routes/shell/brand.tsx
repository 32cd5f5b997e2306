import { Link } from '@tanstack/react-router'
import { Mark } from '../../ui/mark'
import styles from './header.module.css'

/** The mark and the name: the way Home. */
export function Brand({ onClick }: { onClick?: () => void }) {
  return (
    <Link to="/" className={styles.brand} onClick={onClick}>
      <Mark />
      Rialto
    </Link>
  )
}
