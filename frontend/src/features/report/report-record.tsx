import { useState, type ComponentType } from 'react'
import { useText } from '../../i18n/text'
import styles from './report.module.css'

interface DialogProps {
  id: string
  onClose: () => void
}

/** At the foot of every record: its form comes when somebody asks for it. */
export function ReportRecord({ id }: { id: string }) {
  const t = useText()
  const [isOpen, setIsOpen] = useState(false)
  const [Form, setForm] = useState<ComponentType<DialogProps>>()
  const [isMissing, setIsMissing] = useState(false)
  const open = async () => {
    try {
      const { ReportDialog } = await import('./report-dialog')
      setForm(() => ReportDialog)
      setIsMissing(false)
      setIsOpen(true)
    } catch (error) {
      console.debug('The form could not be loaded', error)
      setIsMissing(true)
    }
  }
  return (
    <div className={styles.report}>
      <button type="button" className="linkish small" aria-haspopup="dialog" onClick={() => void open()}>
        {t('report.this')}
      </button>
      <span role="alert" className="small">
        {isMissing && t('error.UNAVAILABLE')}
      </span>
      {isOpen && Form && <Form id={id} onClose={() => setIsOpen(false)} />}
    </div>
  )
}
