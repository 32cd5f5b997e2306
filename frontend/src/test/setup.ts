import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

// jsdom has no scrolling; the router asks for it after each navigation.
if (typeof window !== 'undefined') window.scrollTo = () => undefined

afterEach(cleanup)
