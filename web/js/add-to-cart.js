// Adds without leaving the page and answers with a drawer. Whenever anything is not as
// expected the plain form is sent instead, under the same idempotency key, so a request
// that did arrive is not counted twice.
import { icon, button, say } from './ui.js';

export function start(root) {
  for (const form of root.querySelectorAll('form[data-add-to-cart]')) {
    form.addEventListener('submit', (event) => onSubmit(event, form));
  }
}

async function onSubmit(event, form) {
  if (typeof HTMLDialogElement === 'undefined') return;
  if (event.submitter?.hasAttribute('formaction')) return; // onto the wish list: a page of its own
  event.preventDefault();
  const submit = event.submitter ?? form.querySelector('[type="submit"]');
  if (submit.getAttribute('aria-busy') === 'true') return;
  submit.setAttribute('aria-busy', 'true');

  const key = keyOf(form);
  let answer;
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      headers: { Accept: 'application/json', 'Idempotency-Key': key },
      body: new URLSearchParams(new FormData(form)),
    });
    const type = response.headers.get('Content-Type') ?? '';
    if (!type.includes('json')) throw new TypeError('not json');
    answer = { ok: response.ok, body: await response.json() };
  } catch {
    form.submit(); // skips this handler: the browser takes over
    return;
  } finally {
    submit.removeAttribute('aria-busy');
  }

  form.elements.namedItem('idempotency_key').value = ''; // the next press is a new wish
  if (!answer.ok) { showError(form, answer.body.detail ?? answer.body.title); return; }
  document.dispatchEvent(new CustomEvent('souk:cart', { detail: { count: answer.body.cart_count } }));
  showDrawer(form, answer.body);
}

function keyOf(form) {
  let field = form.elements.namedItem('idempotency_key');
  if (!field) {
    field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'idempotency_key';
    form.append(field);
  }
  if (!field.value) {
    // randomUUID exists in secure contexts only; a shop tried on a LAN has none.
    field.value = crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
  }
  return field.value;
}

function showError(form, text) {
  const box = form.querySelector('[data-cart-error]');
  if (!box) { say(text); return; }
  box.querySelector('[data-text]').textContent = text; // role=alert: it is read out
  box.hidden = false;
}

// The drawer is a template in the page, so its words are the server's.
function showDrawer(form, body) {
  const box = form.querySelector('[data-cart-error]');
  if (box) box.hidden = true;
  const template = document.getElementById('cart-drawer');
  if (!template || !body.line) { say(body.message ?? ''); return; }

  const dialog = template.content.firstElementChild.cloneNode(true);
  const set = (name, value) => {
    for (const el of dialog.querySelectorAll(`[data-fill="${name}"]`)) el.textContent = value ?? '';
  };
  set('title', body.line.title);
  set('options', body.line.options);
  set('quantity', body.line.quantity);
  set('price', body.line.price);
  set('subtotal', body.subtotal);
  const picture = dialog.querySelector('img');
  if (body.line.picture) picture.src = body.line.picture;
  else picture.remove();

  dialog.querySelector('[data-close-slot]')?.append(
    button('tool', template.dataset.labelClose, icon('close'), () => dialog.close()));
  dialog.querySelector('[data-close]')?.addEventListener('click', (event) => { event.preventDefault(); dialog.close(); });
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal(); // focus goes in, and comes back to the button on close
  say(body.message ?? '');
}
