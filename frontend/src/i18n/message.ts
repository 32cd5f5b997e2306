import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'

export type Values = Record<string, string | number | boolean | null | undefined>

/** Kinds of elements, as the parser numbers them (build/messages.ts parses). A test sees to it that no message has another kind. */
export const KIND = { literal: 0, argument: 1, number: 2, select: 5, plural: 6, pound: 7 } as const

function numberOf(values: Values, name: string): number {
  const value = values[name]
  if (typeof value !== 'number') throw new Error(`The value "${name}" must be a number`)
  return value
}

/**
 * Puts values into a parsed ICU message. `pound` is the number that "#" stands for. The library's own formatter does this too, with
 * dates, tags and skeletons that our messages never have, for six times the size in every first view.
 */
export function sayMessage(elements: readonly MessageFormatElement[], values: Values, locale: string, pound = 0): string {
  const write = (value: number) => new Intl.NumberFormat(locale).format(value)
  const say = (element: MessageFormatElement): string => {
    switch (element.type as number) {
      case KIND.pound:
        return write(pound)
      case KIND.number:
        return write(numberOf(values, (element as Named).value))
      case KIND.select: {
        const { value, options } = element as Choice
        return sayMessage((options[String(values[value])] ?? options['other'])?.value ?? [], values, locale)
      }
      case KIND.plural: {
        const { value, options, offset = 0, pluralType = 'cardinal' } = element as Choice
        const count = numberOf(values, value)
        const rule = () => new Intl.PluralRules(locale, { type: pluralType }).select(count - offset)
        return sayMessage((options[`=${count}`] ?? options[rule()] ?? options['other'])?.value ?? [], values, locale, count - offset)
      }
      case KIND.argument: {
        const { value } = element as Named
        if (values[value] === undefined) throw new Error(`The value "${value}" is missing`)
        return String(values[value])
      }
      default:
        return (element as Named).value
    }
  }
  return elements.map(say).join('')
}

interface Named {
  value: string
}

interface Choice extends Named {
  options: Record<string, { value: MessageFormatElement[] } | undefined>
  offset?: number
  pluralType?: 'cardinal' | 'ordinal'
}
