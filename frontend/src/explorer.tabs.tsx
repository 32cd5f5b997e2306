import { useGraphiQL, useGraphiQLActions, pick } from '@graphiql/react'
import { useRef, type KeyboardEvent } from 'react'
import { CloseIcon } from './ui/icons'

/**
 * The operations that are open, after the tabs pattern of the ARIA guide. Our own because the library's tabs hold buttons inside
 * of tabs, which a screen reader cannot reach, and one of them is too small to hit. Its own bar is hidden in explorer.css.
 */
export function ExplorerTabs() {
  const actions = useGraphiQLActions()
  const { tabs, activeTabIndex } = useGraphiQL(pick('tabs', 'activeTabIndex'))
  const bar = useRef<HTMLDivElement>(null)
  const go = (index: number) => {
    actions.changeTab(index)
    bar.current?.querySelectorAll<HTMLElement>('[role="tab"]')[index]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const last = tabs.length - 1
    if (event.key === 'ArrowRight') go(activeTabIndex === last ? 0 : activeTabIndex + 1)
    else if (event.key === 'ArrowLeft') go(activeTabIndex === 0 ? last : activeTabIndex - 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(last)
    else return
    event.preventDefault()
  }
  return (
    <div className="explorer-tabs">
      <div ref={bar} role="tablist" aria-label="Operations" className="explorer-tablist">
        {tabs.map(({ id, title }, index) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`explorer-tab-${index}`}
            aria-selected={index === activeTabIndex}
            aria-controls="graphiql-session"
            tabIndex={index === activeTabIndex ? 0 : -1}
            className="explorer-tab"
            onClick={() => actions.changeTab(index)}
            onKeyDown={onKeyDown}
          >
            {title}
          </button>
        ))}
      </div>
      {tabs.length > 1 && (
        <button type="button" className="explorer-act" aria-label={`Close ${tabs[activeTabIndex]?.title ?? ''}`} onClick={() => actions.closeTab(activeTabIndex)}>
          <CloseIcon size={14} />
        </button>
      )}
      <button type="button" className="explorer-act" aria-label="New operation" onClick={() => actions.addTab()}>
        <span aria-hidden="true">+</span>
      </button>
    </div>
  )
}
