// Suggestions under the search field, as an ARIA combobox. The endpoint may not exist:
// after a 404 it is not asked again, and the field stays a plain search field.
//
// What this reader searched for lies in this tab's own storage, goes along with the question
// and is kept by nobody: it is gone with the tab, and when they sign out.
import { icon } from './ui.js';

const MINE = 'souk-searches';
const MOST = 10;
const SENT = 5;

export function start(root) {
  for (const form of root.querySelectorAll('form[data-suggest]')) enhance(form);
  for (const form of root.querySelectorAll('form[action$="/sign-out"]')) {
    form.addEventListener('submit', () => sessionStorage.removeItem(MINE));
  }
}

let gone = false;
let serial = 0;

function mine() {
  try {
    const list = JSON.parse(sessionStorage.getItem(MINE) ?? '[]');
    return Array.isArray(list) ? list.filter((query) => typeof query === 'string').slice(0, MOST) : [];
  } catch { return []; }
}

function remember(query) {
  const text = query.trim().slice(0, 80);
  if (!text) return;
  try {
    sessionStorage.setItem(MINE, JSON.stringify([text, ...mine().filter((other) => other !== text)].slice(0, MOST)));
  } catch { /* storage is off: nothing is remembered */ }
}

// The typed letters within the text, in bold; other spellings of them (pinyin) are not in it.
function marked(text, typed) {
  const at = typed ? text.toLowerCase().indexOf(typed.toLowerCase()) : -1;
  const span = document.createElement('span');
  span.className = 'suggest-text';
  if (at < 0) { span.append(text); return span; }
  const mark = document.createElement('mark');
  mark.append(text.slice(at, at + typed.length));
  span.append(text.slice(0, at), mark, text.slice(at + typed.length));
  return span;
}

function enhance(form) {
  const input = form.querySelector('input[type="search"]');
  const list = document.createElement('div');
  list.className = 'suggest';
  list.id = `suggest-${(serial += 1)}`;
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', form.dataset.suggest);
  form.append(list);
  for (const [name, value] of Object.entries({
    role: 'combobox', autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id,
  })) input.setAttribute(name, value);

  let active = -1;
  let timer;
  let flight;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const point = (index) => {
    const items = [...list.children];
    if (!items.length) return;
    active = (index + items.length) % items.length;
    items.forEach((item, i) => item.setAttribute('aria-selected', String(i === active)));
    input.setAttribute('aria-activedescendant', items[active].id);
    items[active].scrollIntoView({ block: 'nearest' });
  };
  const row = (entry, i, typed) => {
    const item = document.createElement('a');
    item.className = 'suggest-item';
    item.id = `${list.id}-${i}`;
    item.href = entry.url || `${form.action}?q=${encodeURIComponent(entry.text)}`;
    item.tabIndex = -1;
    item.setAttribute('role', 'option');
    item.setAttribute('aria-selected', 'false');
    const words = entry.kind === 'query' || entry.kind === 'personal';
    if (entry.picture) item.append(Object.assign(document.createElement('img'), { src: entry.picture, alt: '' }));
    else item.append(icon(words ? 'search' : 'chevron-right'));
    item.append(marked(entry.text, typed));
    const kind = form.dataset[entry.kind]; // category, brand, personal
    if (kind) item.append(Object.assign(document.createElement('small'), { textContent: kind }));
    if (words) item.addEventListener('click', () => remember(entry.text));
    return item;
  };
  const draw = (suggestions, typed) => {
    list.replaceChildren(...suggestions.slice(0, 8).map((entry, i) => row(entry, i, typed)));
    if (!suggestions.length) { close(); return; }
    active = -1;
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  };
  const ask = async () => {
    if (gone) return;
    const text = input.value.trim();
    const query = new URLSearchParams({ q: text, lang: document.documentElement.lang });
    for (const own of mine().slice(0, SENT)) query.append('mine', own);
    flight?.abort();
    flight = new AbortController();
    try {
      const response = await fetch(`/api/v1/search/suggest?${query}`, {
        headers: { Accept: 'application/json' }, signal: flight.signal,
      });
      if (response.status === 404) { gone = true; return; }
      if (response.ok && document.activeElement === input) draw((await response.json()).suggestions ?? [], text);
    } catch { /* aborted or offline: searching still works */ }
  };

  form.addEventListener('submit', () => remember(input.value));
  input.addEventListener('input', (event) => {
    if (event.isComposing) return; // half-typed pinyin is not a query
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  input.addEventListener('focus', () => { if (!input.value.trim()) ask(); });
  input.addEventListener('compositionend', () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || list.hidden) return;
    if (event.key === 'ArrowDown') { event.preventDefault(); point(active + 1); }
    else if (event.key === 'ArrowUp') { event.preventDefault(); point(active < 0 ? -1 : active - 1); }
    else if (event.key === 'Enter' && active >= 0) { event.preventDefault(); list.children[active].click(); }
    else if (event.key === 'Escape') { event.preventDefault(); close(); }
  });
  list.addEventListener('mousedown', (event) => event.preventDefault()); // keep the focus in the field
  input.addEventListener('blur', () => { clearTimeout(timer); flight?.abort(); close(); });
}
