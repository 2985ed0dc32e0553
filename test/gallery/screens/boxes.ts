/** A short way to find an element again. */
export function nameOf(element: Element): string {
  const id = element.getAttribute('data-testid');
  const own = `${element.tagName.toLowerCase()}${id ? `[${id}]` : ''}${[...element.classList].map((c) => `.${c}`).join('')}`;
  const parent = element.parentElement;
  const above =
    parent && parent !== document.body
      ? `${parent.tagName.toLowerCase()}.${parent.classList[0] ?? ''} > `
      : '';
  const text = (element.textContent ?? '').trim().slice(0, 40);
  return `${above}${own} "${text}"`;
}

export interface TextBox {
  element: Element;
  box: DOMRect;
}

/** Whether it is drawn, and for eyes. */
export function isSeen(element: Element): boolean {
  return (
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest('.visually-hidden, svg, option, [inert]')
  );
}

/** Every line of text that is drawn. */
export function textBoxes(within: Node = document.body): TextBox[] {
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  const boxes: TextBox[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || (node.textContent ?? '').trim() === '' || !isSeen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width > 1 && box.height > 1) boxes.push({ element, box });
  }
  return boxes;
}
