// Suggestions under the search field, as an ARIA combobox. The endpoint may not exist:
// after a 404 it is not asked again, and the field stays a plain search field.
export function start(root) {
  for (const form of root.querySelectorAll('form[data-suggest]')) enhance(form);
}

let gone = false;
let serial = 0;

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
  const draw = (suggestions) => {
    list.replaceChildren(...suggestions.slice(0, 8).map((entry, i) => {
      const item = document.createElement('a');
      item.className = 'suggest-item';
      item.id = `${list.id}-${i}`;
      item.href = entry.url ?? `${form.action}?q=${encodeURIComponent(entry.text)}`;
      item.tabIndex = -1;
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', 'false');
      if (entry.picture) item.append(Object.assign(document.createElement('img'), { src: entry.picture, alt: '' }));
      item.append(entry.text);
      if (entry.kind) item.append(Object.assign(document.createElement('small'), { textContent: entry.kind }));
      return item;
    }));
    if (!suggestions.length) { close(); return; }
    active = -1;
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  };
  const ask = async () => {
    const text = input.value.trim();
    // One Han character is already a word.
    if (gone || (text.length < 2 && !/\p{Script=Han}/u.test(text))) { close(); return; }
    flight?.abort();
    flight = new AbortController();
    try {
      const response = await fetch(`/api/v1/suggest?q=${encodeURIComponent(text)}&lang=${document.documentElement.lang}`, {
        headers: { Accept: 'application/json' }, signal: flight.signal,
      });
      if (response.status === 404) { gone = true; return; }
      if (response.ok) draw((await response.json()).suggestions ?? []);
    } catch { /* aborted or offline: searching still works */ }
  };

  input.addEventListener('input', (event) => {
    if (event.isComposing) return; // half-typed pinyin is not a query
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  input.addEventListener('compositionend', () => { clearTimeout(timer); timer = setTimeout(ask, 150); });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || list.hidden) return;
    if (event.key === 'ArrowDown') { event.preventDefault(); point(active + 1); }
    else if (event.key === 'ArrowUp') { event.preventDefault(); point(active < 0 ? -1 : active - 1); }
    else if (event.key === 'Enter' && active >= 0) { event.preventDefault(); list.children[active].click(); }
    else if (event.key === 'Escape') { event.preventDefault(); close(); }
  });
  list.addEventListener('mousedown', (event) => event.preventDefault()); // keep the focus in the field
  input.addEventListener('blur', () => { clearTimeout(timer); close(); });
}
