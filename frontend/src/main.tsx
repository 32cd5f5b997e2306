import type { QueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { startTransition, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from './graphql/config'
import { makeRouter } from './routes/router'
import './styles/base.css'
import './styles/print.css'

/** How long the first words wait for the rest of their page. Milliseconds. */
const PATIENCE = 1500

// The address of the API is on its way before the first view asks for it.
void config()

/** Resolves when every question has its answer, or the patience ends. */
function answered(queries: QueryClient): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      stop()
      clearTimeout(timer)
      resolve()
    }
    const check = () => void (queries.isFetching() === 0 && end())
    const stop = queries.getQueryCache().subscribe(check)
    const timer = setTimeout(end, PATIENCE)
    check()
  })
}

async function begin(place: HTMLElement) {
  const router = makeRouter()
  // The words that the server sent stay until the whole page takes their place.
  if (place.querySelector('.words')) {
    await router.load()
    await answered(router.options.context.queryClient)
  }
  // A transition: the first view is made in small steps, between which the page answers.
  startTransition(() =>
    createRoot(place).render(
      <StrictMode>
        <RouterProvider router={router} />
      </StrictMode>,
    ),
  )
}

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
void begin(place)
