/** Building and finding elements. Text only ever goes in as text. */

type Child = Node | string | undefined | false;

/** @param set attributes; `true` gives an empty one, `false` and undefined none */
export const el = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  set: Readonly<Record<string, string | boolean | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(set)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children) if (child) made.append(child);
  return made;
};

export const icon = (name: string): SVGSVGElement => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  made.setAttribute('class', 'icon');
  made.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#i-${name}`);
  made.append(use);
  return made;
};

/** Throws where the page has no such element: then page and script do not belong together. */
export const find = <T extends HTMLElement = HTMLElement>(within: ParentNode, selector: string): T => {
  const found = within.querySelector<T>(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
};

export const all = <T extends HTMLElement = HTMLElement>(within: ParentNode, selector: string): T[] => [
  ...within.querySelectorAll<T>(selector),
];

/** Sets a text only where it is another: what is set anew is read out anew. */
export const write = (to: HTMLElement, text: string): void => {
  if (to.textContent !== text) to.textContent = text;
};
