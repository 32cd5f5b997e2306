import type { ReactNode } from 'react'
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useText } from '../i18n/text'
import { CloseIcon, FilterIcon } from '../ui/icons'
import styles from './filter-drawer.module.css'

interface FilterDrawerProps {
  /** Filters in force. */
  count: number
  /** What closing shows: "Show 12 projects". */
  showLabel: string
  children: ReactNode
  className?: string | undefined
}

/** The filters on a phone: a sheet over the page. What is ticked counts at once; closing shows the results. */
export function FilterDrawer({ count, showLabel, children, className }: FilterDrawerProps) {
  const t = useText()
  return (
    <DialogTrigger>
      <Button className={`btn quiet ${className ?? ''}`}>
        <FilterIcon />
        {t('filter.open', { count })}
      </Button>
      <ModalOverlay className={styles.veil ?? ''} isDismissable>
        <Modal className={styles.sheet ?? ''}>
          <Dialog className={styles.dialog ?? ''}>
            {({ close }) => (
              <>
                <header className={styles.head}>
                  <Heading slot="title" level={2}>
                    {t('filter.title')}
                  </Heading>
                  <Button slot="close" className={styles.close ?? ''} aria-label={t('close')}>
                    <CloseIcon />
                  </Button>
                </header>
                <div className={styles.body}>{children}</div>
                <footer className={styles.foot}>
                  <Button className="btn" onPress={close}>
                    {showLabel}
                  </Button>
                </footer>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  )
}
