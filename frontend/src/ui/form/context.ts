import { createContext, useContext } from 'react'

interface FormParts {
  /** Id of the control of a field, unique on the page. */
  fieldId: (name: string) => string
  /** What is wrong with a field. */
  errorOf: (name: string) => string | undefined
  isBusy: boolean
}

export const FormContext = createContext<FormParts | undefined>(undefined)

export function useForm(): FormParts {
  const form = useContext(FormContext)
  if (!form) throw new Error('A field stands in a <Form>')
  return form
}
