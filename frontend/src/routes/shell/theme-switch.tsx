import { useState } from 'react'
import { useText } from '../../i18n/text'
import { chooseTheme, currentTheme, THEMES } from '../../lib/theme'
import { LampIcon } from '../../ui/icons'
import { Select } from '../../ui/select'

export function ThemeSwitch() {
  const t = useText()
  const [theme, setTheme] = useState(currentTheme)
  return (
    <Select
      label={t('shell.theme')}
      icon={<LampIcon size={17} />}
      value={theme}
      options={THEMES.map((value) => ({ value, label: t(`lightness.${value}`) }))}
      onChange={(next) => {
        chooseTheme(next)
        setTheme(next)
      }}
    />
  )
}
