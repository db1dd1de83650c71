import type { DropdownButtonItemProps, DropdownProps } from '@hubspot/ui-extensions';
import {
  createContext,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { Glyph } from './glyph.tsx';
import { usePress } from './press.tsx';
import { toShort } from './sizes.ts';

const CloseMenu = createContext<() => void>(() => {});

export function Dropdown({
  options,
  variant = 'secondary',
  buttonText = 'Actions',
  buttonSize,
  disabled,
  children,
  testId,
}: DropdownProps) {
  const menu = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  usePlace(list, button, open);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (!root.current?.contains(relatedTarget)) setOpen(false);
  };
  useEffect(() => {
    if (open) listItems(root.current)[0]?.focus();
  }, [open]);
  return (
    <div className="hs-dropdown" ref={root} data-test-id={testId}>
      <button
        ref={button}
        type="button"
        className={`hs-button hs-button_${variant} hs-button_${toShort(buttonSize)}`}
        disabled={disabled}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={menu}
        onClick={() => setOpen(!open)}
        onBlur={leave}
      >
        {buttonText}
        <Glyph name="downCarat" size={10} />
      </button>
      {/* Kept while it is closed: an item's overlay outlives the menu. */}
      <div
        ref={list}
        className="hs-menu"
        role="menu"
        tabIndex={-1}
        id={menu}
        aria-label={buttonText}
        hidden={!open}
        onBlur={leave}
        onKeyDown={(event) => move(event, root.current, close)}
      >
        <CloseMenu.Provider value={close}>
          {options?.map(({ label, onClick }) => (
            <Item key={label} press={() => onClick?.()}>
              {label}
            </Item>
          ))}
          {children}
        </CloseMenu.Provider>
      </div>
    </div>
  );
}

/** Lays a menu under its button, or over it where there is no room: it is above whatever scrolls, so that nothing cuts it off. */
function usePlace(list: RefObject<HTMLElement | null>, button: RefObject<HTMLElement | null>, open: boolean): void {
  useLayoutEffect(() => {
    if (!open) return;
    const place = () => {
      if (!list.current || !button.current) return;
      const { top, bottom, right } = button.current.getBoundingClientRect();
      const fits = bottom + list.current.offsetHeight <= window.innerHeight;
      list.current.style.top = `${fits ? bottom : top - list.current.offsetHeight}px`;
      list.current.style.right = `${document.documentElement.clientWidth - right}px`;
    };
    place();
    window.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
    };
  }, [list, button, open]);
}

export function DropdownButtonItem({ children, onClick, overlay }: DropdownButtonItemProps) {
  const { press, drawn } = usePress(onClick, overlay);
  return (
    <>
      <Item press={press}>{children}</Item>
      {drawn}
    </>
  );
}

function Item({ children, press }: { children: ReactNode; press: (event: MouseEvent) => void }) {
  const close = useContext(CloseMenu);
  return (
    <button
      type="button"
      role="menuitem"
      className="hs-menu__item"
      tabIndex={-1}
      onClick={(event) => {
        // The focus is back on the button before an overlay takes it, and so returns there.
        close();
        press(event);
      }}
    >
      {children}
    </button>
  );
}

const listItems = (root: HTMLElement | null) => [...(root?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];

function move(event: KeyboardEvent, root: HTMLElement | null, close: () => void): void {
  const items = listItems(root);
  const at = items.indexOf(event.target as HTMLElement);
  if (at < 0) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === 'Escape') close();
  else if (to !== undefined) items[to % items.length]?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
