import type { ReactNode } from 'react'

interface IconProps {
  size?: number
}

function icon(drawing: ReactNode, width = 1.7) {
  return function Icon({ size = 16 }: IconProps) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth={width}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {drawing}
      </svg>
    )
  }
}

export const SparkIcon = icon(
  <path d="M8 1.2v3.6M8 11.2v3.6M1.2 8h3.6M11.2 8h3.6M3.2 3.2l2.5 2.5M10.3 10.3l2.5 2.5M12.8 3.2l-2.5 2.5M5.7 10.3l-2.5 2.5" />,
)
export const MegaphoneIcon = icon(<path d="M2 6.4v3.2h2.6L10.2 13V3L4.6 6.4zM12.6 5.8a3.2 3.2 0 0 1 0 4.4" />)
export const CoinIcon = icon(
  <>
    <circle cx="8" cy="8" r="6.3" />
    <path d="M10.6 5.7a3.3 3.3 0 1 0 0 4.6M4 7.2h4.4M4 9h4" />
  </>,
)
export const CogIcon = icon(
  <>
    <circle cx="8" cy="8" r="2.5" />
    <path d="M8 1.4v2.2M8 12.4v2.2M1.4 8h2.2M12.4 8h2.2M3.3 3.3l1.6 1.6M11.1 11.1l1.6 1.6M12.7 3.3l-1.6 1.6M4.9 11.1l-1.6 1.6" />
  </>,
)
export const SearchIcon = icon(
  <>
    <circle cx="6.8" cy="6.8" r="4.8" />
    <path d="m10.6 10.6 4 4" />
  </>,
  1.9,
)
export const CloseIcon = icon(<path d="m3.5 3.5 9 9M12.5 3.5l-9 9" />, 1.9)
export const MenuIcon = icon(<path d="M2 4.5h12M2 11.5h12" />, 1.9)
export const PlusIcon = icon(<path d="M8 3v10M3 8h10" />, 1.9)
export const MinusIcon = icon(<path d="M3 8h10" />, 1.9)
export const ArrowIcon = icon(<path d="M8 13V3.5M4 7l4-4 4 4" />, 1.9)
export const HomeIcon = icon(<path d="M2.5 5V2.5h2.5M13.5 5V2.5H11M2.5 11v2.5h2.5M13.5 11v2.5H11" />, 1.9)
export const FilterIcon = icon(<path d="M2 4h12M4.5 8h7M6.5 12h3" />, 1.9)
export const ChevronIcon = icon(<path d="m4 6 4 4 4-4" />, 1.9)
export const GlobeIcon = icon(
  <>
    <circle cx="8" cy="8" r="6.3" />
    <path d="M1.7 8h12.6M8 1.7c4.2 4 4.2 8.6 0 12.6M8 1.7c-4.2 4-4.2 8.6 0 12.6" />
  </>,
  1.3,
)
export const LampIcon = icon(
  <>
    <circle cx="8" cy="8" r="6.3" />
    <path d="M8 1.7v12.6A6.3 6.3 0 0 0 8 1.7z" fill="currentColor" />
  </>,
  1.3,
)
