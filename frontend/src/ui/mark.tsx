/** One arch of a bridge over its reflection. */
export function Mark({ width = 34 }: { width?: number }) {
  return (
    <svg width={width} height={(width * 26) / 34} viewBox="0 0 34 26" fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" aria-hidden="true">
      <path d="M2 15.5h30" />
      <path d="M4.6 15.5C6 7 11 3.2 17 3.2s11 3.8 12.4 12.3" />
      <path d="M7.6 19.9c1.7 2.4 5.3 4 9.4 4s7.7-1.6 9.4-4" strokeOpacity="0.45" />
    </svg>
  )
}
