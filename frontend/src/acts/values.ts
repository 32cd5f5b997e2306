/** What was typed into a field. Passwords are sent as they are, spaces too. */
export function word(values: FormData, name: string): string {
  const value = values.get(name)
  return typeof value === 'string' ? value : ''
}
