import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { isLanguage, useLanguage } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { writtenIn } from './written-in'

/** One question for each language of the interface: the answer's own language tells whether there is a text in it. */
export const ProjectLanguagesFragment = graphql(`
  fragment ProjectLanguages on Project {
    inEnglish: title(language: "en") { language isTranslation }
    inSpanish: title(language: "es") { language isTranslation }
    inItalian: title(language: "it") { language isTranslation }
    inFrench: title(language: "fr") { language isTranslation }
    inPortuguese: title(language: "pt") { language isTranslation }
    inCroatian: title(language: "hr") { language isTranslation }
    inSlovenian: title(language: "sl") { language isTranslation }
    inGreek: title(language: "el") { language isTranslation }
    inAlbanian: title(language: "sq") { language isTranslation }
  }
`)

/** The languages in which the texts can be read: each is the address of this page in that language. */
export function ProjectLanguages({ project }: { project: FragmentType<typeof ProjectLanguagesFragment> }) {
  const t = useText()
  const reader = useLanguage()
  const { language: nameOf } = useFormats()
  const asked = readFragment(ProjectLanguagesFragment, project)
  const { inEnglish, inSpanish, inItalian, inFrench, inPortuguese, inCroatian, inSlovenian, inGreek, inAlbanian } = asked
  const found = writtenIn([inEnglish, inSpanish, inItalian, inFrench, inPortuguese, inCroatian, inSlovenian, inGreek, inAlbanian])
  if (found.length < 2) return null
  return (
    <p className="small muted">
      {t('project.languages')}{' '}
      {found.map(({ language, isOriginal }, at) => (
        <span key={language}>
          {at > 0 && ' · '}
          {isLanguage(language) && language !== reader ? (
            <Link to="." search={(search) => ({ ...search, lang: language })} className="row" hrefLang={language}>
              {nameOf(language)}
            </Link>
          ) : (
            nameOf(language)
          )}
          {isOriginal && ` (${t('project.original')})`}
        </span>
      ))}
    </p>
  )
}
