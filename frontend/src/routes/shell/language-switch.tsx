import { useNavigate } from '@tanstack/react-router'
import { OFFERED, OWN_NAMES, rememberLanguage, useLanguage, type Language } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { GlobeIcon } from '../../ui/icons'
import { Select } from '../../ui/select'

const options = OFFERED.map((value) => ({ value, label: OWN_NAMES[value], lang: value }))

/** The interface's language, in the address and remembered. Each language is named in itself. */
export function LanguageSwitch() {
  const t = useText()
  const navigate = useNavigate()
  const current = useLanguage()
  const change = (lang: Language) => {
    rememberLanguage(lang)
    void navigate({ to: '.', search: (old: Record<string, unknown>) => ({ ...old, lang }), replace: true, resetScroll: false } as never)
  }
  return (
    <Select
      label={t('shell.language')}
      icon={<GlobeIcon size={17} />}
      value={OFFERED.find((language) => language === current) ?? 'en'}
      options={options}
      onChange={change}
    />
  )
}
