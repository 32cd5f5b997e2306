let pending: Promise<Record<string, string>> | undefined

async function read(): Promise<Record<string, string>> {
  const response = await fetch('/persisted-documents.json', { headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`persisted-documents.json answered ${response.status}`)
  return (await response.json()) as Record<string, string>
}

/** The text of one of the app's operations. Loaded only when a person asks for it, or when the server does not know the hash. */
export async function documentText(hash: string): Promise<string> {
  pending ??= read()
  try {
    const text = (await pending)[hash]
    if (text === undefined) throw new Error(`No operation ${hash} in persisted-documents.json`)
    return text
  } catch (error) {
    pending = undefined
    throw error
  }
}
