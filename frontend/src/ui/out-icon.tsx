/** An arrow out of a box's corner. */
export function OutIcon() {
  return (
    <svg width="11" height="11" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.9" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d="M4 12 12.5 3.5M6 3.5h6.5V10" />
    </svg>
  )
}
