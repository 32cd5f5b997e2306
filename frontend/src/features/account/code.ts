import { word } from '../../acts/values'

/** The code as it is sent: only once it was asked for. */
export const codeIn = (values: FormData): { code?: string } => (values.has('code') ? { code: word(values, 'code') } : {})
