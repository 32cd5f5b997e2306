import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from './graphql/config'
import { makeRouter } from './routes/router'
import './styles/base.css'
import './styles/print.css'

// The address of the API is on its way before the first view asks for it.
void config()

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
createRoot(place).render(
  <StrictMode>
    <RouterProvider router={makeRouter()} />
  </StrictMode>,
)
