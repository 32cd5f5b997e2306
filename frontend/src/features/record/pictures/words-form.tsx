import { useState } from 'react'
import { LineField, ProseField, typed } from '../../../acting/fields'
import { useText } from '../../../i18n/text'
import { Field } from '../../../ui/form/field'
import { Form } from '../../../ui/form/form'
import inputs from '../../../ui/form/form.module.css'
import { languageTags, useLanguageOptions } from '../languages'
import { useJob } from '../use-job'
import { EditPicture, type Picture } from './documents'
import { LONGEST } from './new-picture'
import { usePictureSentences } from './sentences'

const FIELDS = ['altText', 'language', 'credit']

interface WordsFormProps {
  picture: Picture
  onSaved: () => unknown
}

/** The words of a picture, in the language they were written in or in another. */
export function WordsForm({ picture, onSaved }: WordsFormProps) {
  const t = useText()
  const { altText, altTexts, credit } = picture
  const [language, setLanguage] = useState(altText.language)
  const options = useLanguageOptions([...new Set([altText.language, ...languageTags])])
  const say = usePictureSentences(FIELDS)
  const { run, isBusy, answer, problem, aside } = useJob(
    async (ask, words: { altText: string | null; credit: string | null; language: string }) => (await ask(EditPicture, { input: { id: picture.id, ...words } })).done,
    ({ issues }) => (issues.length === 0 ? onSaved() : undefined),
  )
  const isOriginal = language === altText.language
  const there = isOriginal ? altText.text : altTexts.find((other) => other.language === language)?.text
  return (
    <>
      <Form
        label={t('image.edit')}
        submit={t('image.save')}
        isBusy={isBusy}
        errors={say(answer?.issues)}
        problem={problem}
        onSubmit={(values) => run({ language, altText: typed(values, 'altText'), credit: typed(values, 'credit') })}
      >
        <Field name="language" label={t('image.language')}>
          {(control) => (
            <select {...control} className={inputs.input} value={language} onChange={(event) => setLanguage(event.target.value)}>
              {options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <ProseField
          key={language}
          name="altText"
          label={t('image.altText')}
          hint={isOriginal ? t('image.altTextWhy') : t('image.translationHint', { text: altText.text })}
          most={LONGEST.altText}
          isOptional={!isOriginal}
          defaultValue={there}
        />
        <LineField name="credit" label={t('image.credit')} hint={t('image.creditHint')} isOptional most={LONGEST.credit} defaultValue={credit ?? undefined} />
      </Form>
      {aside}
    </>
  )
}
