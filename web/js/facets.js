// Filters apply at once on a wide screen; on a narrow one they gather in a sheet and are
// sent together. Without a script the form has a button and the sheet opens by :target.
const FOCUS = 'souk-facet';

export function start(root) {
  const sort = root.querySelector('form[data-sort]');
  if (sort) {
    sort.classList.add('is-live');
    sort.addEventListener('change', () => send(sort));
  }
  const form = root.querySelector('form[data-facets]');
  if (form) enhance(root, form);
}

// Leave empty fields out, so equal choices have equal addresses and share one cache entry.
function send(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== '') query.append(name, value);
  query.sort();
  const text = query.toString();
  location.href = form.action.split('?')[0] + (text ? `?${text}` : '');
}

function enhance(root, form) {
  const sheet = form.closest('.facets');
  const opener = root.querySelector('[data-facets-open]');
  const closer = sheet.querySelector('[data-facets-close]');
  const wide = matchMedia('(min-width: 56.01rem)');
  sheet.classList.add('is-live');

  let timer;
  form.addEventListener('change', (event) => {
    if (!wide.matches) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      // The page is loaded anew: remember where the keyboard was.
      sessionStorage.setItem(FOCUS, event.target.id);
      send(form);
    }, event.target.type === 'checkbox' ? 250 : 600);
  });
  form.addEventListener('submit', (event) => { event.preventDefault(); send(form); });

  const last = sessionStorage.getItem(FOCUS);
  sessionStorage.removeItem(FOCUS);
  if (last && wide.matches) root.getElementById(last)?.focus({ preventScroll: true });

  const others = [...document.body.children].filter((el) => !el.contains(sheet));
  const beside = [...sheet.parentElement.children].filter((el) => el !== sheet);
  const open = (yes) => {
    sheet.classList.toggle('is-open', yes);
    document.documentElement.classList.toggle('is-locked', yes);
    // Everything else is out of reach while the sheet covers it.
    for (const el of [...others, ...beside]) el.inert = yes;
    if (yes) { sheet.setAttribute('role', 'dialog'); closer?.focus(); }
    else { sheet.removeAttribute('role'); opener?.focus({ preventScroll: true }); }
  };
  opener?.addEventListener('click', (event) => { event.preventDefault(); open(true); });
  closer?.addEventListener('click', (event) => {
    event.preventDefault();
    if (location.hash === '#filters') history.replaceState(null, '', location.pathname + location.search);
    open(false);
  });
  sheet.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && sheet.classList.contains('is-open')) open(false);
  });
  wide.addEventListener('change', () => { if (sheet.classList.contains('is-open')) open(false); });
}
