import type { ErrorComponentProps } from '@tanstack/react-router'

/** The last resort: the app itself failed, so nothing of it is used here. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  return (
    <main className="wrap" lang="en">
      <h1>Something broke on this page.</h1>
      <p>Your data is safe. Try again; if it happens twice, tell the people who run this site what you did.</p>
      <p className="small muted">{error instanceof Error ? error.message : String(error)}</p>
      <p>
        <button type="button" className="btn" onClick={reset}>
          Try again
        </button>{' '}
        <a className="btn quiet" href="/">
          Home
        </a>
      </p>
    </main>
  )
}
