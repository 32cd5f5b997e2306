import { useState } from 'react'
import { useText } from '../../i18n/text'
import { OutLink } from '../../ui/out-link'
import styles from './table.module.css'

interface StreamProps {
  stream: { url: string; embedUrl?: string | null; provider?: string | null }
  /** Of the session, to name the frame. */
  title: string
}

/** Under what name people know a player. */
const NAMES: Record<string, string> = { YOUTUBE: 'YouTube', VIMEO: 'Vimeo', PEERTUBE: 'PeerTube' }

/** Only what the server made for framing, and only over https. */
const isFramed = (address: string | null | undefined): address is string => typeof address === 'string' && address.startsWith('https://')

/** The stream beside the table. Nothing is asked of another site before the reader presses. */
export function TableStream({ stream: { url, embedUrl, provider }, title }: StreamProps) {
  const t = useText()
  const [isPlaying, setIsPlaying] = useState(false)
  const name = NAMES[provider ?? ''] ?? t('table.otherSite')
  return (
    <div className={styles.stream}>
      {isFramed(embedUrl) &&
        (isPlaying ? (
          // A player is of another origin than this page: what it may do as its own origin opens nothing here.
          <iframe
            src={embedUrl}
            title={t('table.streamOf', { title })}
            className={styles.video}
            // oxlint-disable-next-line react/iframe-missing-sandbox
            sandbox="allow-scripts allow-same-origin allow-presentation allow-popups"
            allow="autoplay; fullscreen; picture-in-picture; encrypted-media"
            referrerPolicy="strict-origin-when-cross-origin"
          />
        ) : (
          <div className={styles.video}>
            <button type="button" className="btn" onClick={() => setIsPlaying(true)}>
              {t('table.play', { name })}
            </button>
            <p className="small">{t('table.playNote', { name })}</p>
          </div>
        ))}
      <p className="small">
        <OutLink href={url} mark={t('session.outbound')}>
          {t('session.watch')}
        </OutLink>
      </p>
    </div>
  )
}
