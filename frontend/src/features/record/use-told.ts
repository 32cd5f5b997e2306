import { asRequestError } from '../../graphql'
import { useText } from '../../i18n/text'
import { tell } from '../../ui/toast'
import { STATE_ACTS, UNDO, type StateAct } from './acts'
import { locate } from './path'
import { useAsk } from './use-job'
import { useReadAgain } from './use-read-again'

interface Target {
  id: string
  slug: string
  version: number
}

/** Says what was done to a record, with a button that takes it back; and reads anew what is on screen. */
export function useTold(): (act: StateAct, title: string, target: Target) => Promise<void> {
  const t = useText()
  const ask = useAsk()
  const readAgain = useReadAgain()
  const told = async (act: StateAct, title: string, { id, slug, version }: Target) => {
    const back = UNDO[act]
    const undo = async (reverse: StateAct) => {
      try {
        const { done } = await ask(STATE_ACTS[reverse], { input: { id, version } })
        const record = locate(done.record)
        if (done.issues.length > 0 || !record) tell({ text: t('told.undoFailed', { title }), close: t('close') })
        else await told(reverse, title, record)
      } catch (error) {
        tell({ text: t(`error.${asRequestError(error).code}`), close: t('close') })
      }
    }
    tell({ text: t(`told.${act}`, { title }), act: back && { label: t('told.undo'), run: () => void undo(back) }, close: t('close') })
    await readAgain(slug)
  }
  return told
}
