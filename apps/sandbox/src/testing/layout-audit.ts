/** Runs in the browser: self-contained, for only its source travels there. */
export function auditLayout(): string[] {
  interface Piece {
    element: Element;
    box: DOMRect;
  }
  const faults: string[] = [];
  const describe = (element: Element) => {
    const text = (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
    const classes = [...element.classList]
      .slice(0, 2)
      .map((name) => `.${name}`)
      .join('');
    return `${element.tagName.toLowerCase()}${classes} “${text}”`;
  };
  const isShown = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    // One pixel is how text for screen readers is hidden.
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const scrolls = (element: Element | null): boolean => {
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  /** What of a box shows in the places that scroll around it; null when it is scrolled out of sight. */
  const inSight = (element: Element, box: DOMRect): DOMRect | null => {
    let { left, right } = box;
    for (let at = element.parentElement; at && at !== document.documentElement; at = at.parentElement) {
      if (getComputedStyle(at).overflowX === 'visible') continue;
      const frame = at.getBoundingClientRect();
      left = Math.max(left, frame.left);
      right = Math.min(right, frame.right);
    }
    return right > left ? new DOMRect(left, box.top, right - left, box.height) : null;
  };
  /** Layers above the page may lie over it. */
  const floats = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      if (['fixed', 'sticky'].includes(getComputedStyle(at).position)) return true;
      if (at.matches('.slds-dropdown, [role="listbox"], [role="tooltip"]')) return true;
    }
    return false;
  };
  /** Hidden from sight by a clip, as text for screen readers is. */
  const isClipped = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { clip, clipPath, position } = getComputedStyle(at);
      if (position === 'absolute' && (clip !== 'auto' || clipPath.startsWith('inset'))) return true;
    }
    return false;
  };
  const ownText = (element: Element) =>
    [...element.childNodes].filter(
      (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
    );

  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth + 1) {
    faults.push(`the page is ${page.scrollWidth} px wide in a window of ${page.clientWidth} px`);
  }

  const texts: Piece[] = [];
  const controls: Piece[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    if (!isShown(element) || isClipped(element) || floats(element)) continue;
    const box = element.getBoundingClientRect();
    const isControl = element.matches('a[href], button, input, select, textarea, summary');
    const words = ownText(element);
    if (!isControl && words.length === 0) continue;
    if ((box.right > page.clientWidth + 1 || box.left < -1) && !scrolls(element)) {
      faults.push(
        `${describe(element)} sticks out of the window (${Math.round(box.left)} to ${Math.round(box.right)} px)`,
      );
    }
    const { overflowX, overflowY } = getComputedStyle(element);
    const cutAcross = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
    const cutBelow = overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 2;
    if (words.length > 0 && ((cutAcross && overflowX !== 'auto') || (cutBelow && overflowY !== 'auto'))) {
      faults.push(`${describe(element)} is cut off`);
    }
    const seen = inSight(element, box);
    if (seen && isControl && element.getAttribute('type') !== 'hidden') controls.push({ element, box: seen });
    for (const word of words) {
      const range = document.createRange();
      range.selectNodeContents(word);
      for (const line of range.getClientRects()) {
        const shown = inSight(element, line);
        if (shown) texts.push({ element, box: shown });
      }
    }
  }
  /** As a button that stands in an input, at its end. */
  const standsIn = (one: Piece, other: Piece) => {
    const inside = (inner: DOMRect, outer: DOMRect) =>
      inner.left >= outer.left - 1 &&
      inner.right <= outer.right + 1 &&
      inner.top >= outer.top - 1 &&
      inner.bottom <= outer.bottom + 1;
    const holder = (one.element.matches('input') ? one : other).element.parentElement;
    const together = holder?.contains(one.element) && holder.contains(other.element);
    return together && (inside(one.box, other.box) || inside(other.box, one.box));
  };
  /** The button that Lightning sets into an input's end, for which the input leaves room. */
  const inset = (one: Element, other: Element) =>
    one.matches('input') && other.matches('button') && one.closest('.slds-input-has-icon')?.contains(other) === true;
  const related = (one: Element, other: Element) =>
    one === other || one.contains(other) || other.contains(one) || inset(one, other) || inset(other, one);
  const overlap = (one: DOMRect, other: DOMRect) => {
    const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    return across > 3 && down > 3;
  };
  for (const pieces of [texts, controls]) {
    pieces.sort((one, other) => one.box.top - other.box.top);
    for (const [place, one] of pieces.entries()) {
      for (const other of pieces.slice(place + 1)) {
        if (other.box.top >= one.box.bottom) break;
        if (overlap(one.box, other.box) && !related(one.element, other.element) && !standsIn(one, other)) {
          faults.push(`${describe(one.element)} and ${describe(other.element)} overlap`);
        }
      }
    }
  }
  return [...new Set(faults)];
}
