import { encode } from 'uqr'

interface QrCodeProps {
  text: string
  /** What it says, for those who cannot see it. */
  label: string
}

/** Modules of quiet around the code, as ISO/IEC 18004 asks. */
const QUIET = 4

/** Dark on light in both themes: not every camera reads it the other way round. */
export function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : []))).join('')
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} width="224" height="224" shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
