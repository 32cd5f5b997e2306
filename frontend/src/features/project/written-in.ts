interface Answer {
  language: string
  isTranslation: boolean
}

/** The languages that a text was found in, the original first; each once. */
export function writtenIn(answers: readonly Answer[]): { language: string; isOriginal: boolean }[] {
  const found = new Map(answers.map(({ language, isTranslation }) => [language, !isTranslation]))
  const all = [...found].map(([language, isOriginal]) => ({ language, isOriginal }))
  return [...all.filter(({ isOriginal }) => isOriginal), ...all.filter(({ isOriginal }) => !isOriginal)]
}
