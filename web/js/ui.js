// The three bits of DOM the other modules share.
const SVG = 'http://www.w3.org/2000/svg';

// The sprite's address carries a version from the server; take it from the page.
const sprite = () =>
  (document.querySelector('svg.icon use')?.getAttribute('href') ?? '/assets/icons.svg').split('#')[0];

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `${sprite()}#${name}`);
  svg.append(use);
  return svg;
}

export function button(className, label, content, onClick) {
  const el = document.createElement('button');
  el.type = 'button';
  el.className = className;
  if (label) el.setAttribute('aria-label', label);
  el.append(content);
  el.addEventListener('click', onClick);
  return el;
}

// One live region, present from the start: readers ignore regions born with text.
export function say(text) {
  const live = document.getElementById('live');
  if (!live) return;
  live.textContent = '';
  setTimeout(() => { live.textContent = text; }, 50);
}
