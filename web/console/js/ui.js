// The bits of DOM that the other modules share.
const SVG = 'http://www.w3.org/2000/svg';
const sprite = document.querySelector('svg.icon use')?.getAttribute('href').split('#')[0];

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `${sprite}#${name}`);
  svg.append(use);
  return svg;
}

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function say(text) {
  const live = document.getElementById('live');
  if (!live) return;
  live.textContent = '';
  setTimeout(() => { live.textContent = text; }, 50);
}

// A form's post from a script: the session's token goes along.
export function post(url, fields) {
  const body = new URLSearchParams(fields);
  body.set('csrf', document.body.dataset.csrf);
  return fetch(url, { method: 'POST', body, redirect: 'follow' });
}
