// Ctrl-K: places, orders and products by typing. And the keyboard's short ways: g then o, p, s, d.
import { element, icon } from './ui.js';

const kWays = { d: '/console', o: '/console/orders', p: '/console/products', s: '/console/stock', c: '/console/customers' };

export function start() {
  const dialog = document.getElementById('palette');
  const input = dialog.querySelector('input');
  const list = dialog.querySelector('[role=listbox]');
  const places = [...list.children];
  let asked = 0;

  const options = () => [...list.querySelectorAll('[role=option]')];
  function choose(index) {
    const all = options();
    all.forEach((option, i) => {
      option.setAttribute('aria-selected', String(i === index));
      option.id = `palette-${i}`;
    });
    if (all[index]) {
      input.setAttribute('aria-activedescendant', all[index].id);
      all[index].scrollIntoView({ block: 'nearest' });
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  }
  const chosen = () => options().findIndex((option) => option.getAttribute('aria-selected') === 'true');
  const go = (option) => { if (option?.dataset.href) location.href = option.dataset.href; };

  function show(hits, words) {
    const matching = places.filter((place) => place.textContent.toLowerCase().includes(words.toLowerCase()));
    const found = hits.map((hit) => element('li', { role: 'option', 'data-href': hit.href }, icon(hit.icon),
      element('span', {}, hit.title), element('small', {}, hit.text)));
    const all = [...matching, ...found];
    if (all.length === 0) all.push(element('li', { role: 'option', 'aria-disabled': 'true' }, element('span', {}, dialog.dataset.empty)));
    list.replaceChildren(...all);
    choose(0);
  }

  async function ask() {
    const words = input.value.trim();
    const turn = ++asked;
    show([], words);
    if (words.length < 2) return;
    await new Promise((done) => setTimeout(done, 120));
    if (turn !== asked) return;
    try {
      const answer = await fetch(`/console/find?q=${encodeURIComponent(words)}`, { headers: { Accept: 'application/json' } });
      const { hits } = await answer.json();
      if (turn === asked) show(hits, words);
    } catch { /* the places are there all the same */ }
  }

  function open() {
    if (dialog.open) return;
    input.value = '';
    show([], '');
    dialog.showModal();
    input.focus();
  }
  document.querySelector('[data-palette]')?.addEventListener('click', open);
  input.addEventListener('input', ask);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
    go(event.target.closest('[role=option]'));
  });
  input.addEventListener('keydown', (event) => {
    const all = options();
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) {
      event.preventDefault();
      choose((chosen() + moves[event.key] + all.length) % all.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(all[chosen()]);
    }
  });

  let waiting = false;
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      open();
      return;
    }
    const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    if (event.key === '/') { event.preventDefault(); open(); return; }
    if (waiting && kWays[event.key]) location.href = kWays[event.key];
    waiting = event.key === 'g';
    if (waiting) setTimeout(() => { waiting = false; }, 900);
  });
}
