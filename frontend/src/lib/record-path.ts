const FOLDERS: Record<string, string | undefined> = {
  Project: 'projects',
  Person: 'experts',
  Organisation: 'organisations',
  Cluster: 'clusters',
  Dataset: 'datasets',
  Pilot: 'pilots',
  Session: 'sessions',
}

/** The page of a record of any kind; nothing for kinds that have none. */
export function recordPath(record: { __typename: string; slug?: string } | null | undefined): string | undefined {
  const folder = record && FOLDERS[record.__typename]
  return folder && record.slug ? `/${folder}/${record.slug}` : undefined
}
