import type { LocalText } from '../ui/prose'

/** A name that nobody translates, with the language of the words beside it: so the page can say which language those are, and offer the original. */
export function titleOf(name: string, words: LocalText | null | undefined): LocalText {
  return { text: name, language: words?.language ?? 'und', isTranslation: words?.isTranslation ?? false }
}
