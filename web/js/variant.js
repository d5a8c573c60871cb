// Option choice. The server has already drawn the chosen variant and resolves options
// by itself when there is no script; here the page follows the choice at once.
//
// Island: {"variants":[{"sku","options":{"colour":"indigo"},"price","compare_at",
//   "stock":"in|low|out","stock_text","picture":0}]}; prices are finished text, so
// money is formatted in one place only, on the server.
import { say } from './ui.js';

export function start(root) {
  const island = root.getElementById('variants');
  const form = island.closest('form') ?? root.querySelector('form[data-add-to-cart]');
  let variants;
  try { ({ variants } = JSON.parse(island.textContent)); } catch { return; }
  if (!form || !variants?.length) return;

  const groups = [...form.querySelectorAll('[data-option]')].map((el) => ({
    key: el.dataset.option,
    value: el.querySelector('[data-option-value]'),
    inputs: [...el.querySelectorAll('input')],
  }));
  const skuField = form.elements.namedItem('sku');
  const bind = (name) => [...root.querySelectorAll(`[data-variant="${name}"]`)];

  const matches = (variant, wanted) =>
    Object.entries(wanted).every(([key, value]) => value === undefined || variant.options[key] === value);

  // A group offers what exists under the groups before it, so no choice is a dead end:
  // changing the first option moves the later ones to something that exists.
  const settle = () => {
    const wanted = {};
    for (const { key, inputs } of groups) {
      for (const input of inputs) {
        const fits = variants.filter((v) => matches(v, { ...wanted, [key]: input.value }));
        input.disabled = fits.length === 0;
        const box = input.closest('.opt');
        box.classList.toggle('is-impossible', fits.length === 0);
        box.classList.toggle('is-soldout', fits.length > 0 && fits.every((v) => v.stock === 'out'));
      }
      let pick = inputs.find((input) => input.checked && !input.disabled);
      if (!pick) {
        pick = inputs.find((i) => !i.disabled && !i.closest('.is-soldout')) ?? inputs.find((i) => !i.disabled);
        if (pick) pick.checked = true;
      }
      if (pick) wanted[key] = pick.value;
    }
    return variants.find((v) => matches(v, wanted));
  };

  const draw = (variant, announce) => {
    if (!variant) return;
    if (skuField) skuField.value = variant.sku;
    for (const { value, inputs } of groups) {
      const input = inputs.find((i) => i.checked);
      if (value && input) value.textContent = input.dataset.name ?? input.value;
    }
    for (const el of bind('price')) {
      el.querySelector('[data-now]').textContent = variant.price;
      const was = el.querySelector('[data-was]');
      if (was) { was.textContent = variant.compare_at ?? ''; was.closest('[data-was-box]').hidden = !variant.compare_at; }
      el.classList.toggle('price--sale', Boolean(variant.compare_at));
    }
    for (const el of bind('stock')) { el.className = `stock stock--${variant.stock}`; el.textContent = variant.stock_text; }
    for (const el of bind('sku')) el.textContent = variant.sku;
    for (const el of bind('buy')) {
      el.disabled = variant.stock === 'out';
      const text = el.querySelector('[data-buy-text]') ?? el;
      text.textContent = variant.stock === 'out' ? el.dataset.textOut : el.dataset.textIn;
    }
    // Per-store stock is drawn by the server for each variant; show the right list.
    for (const el of root.querySelectorAll('[data-for-sku]')) el.hidden = el.dataset.forSku !== variant.sku;
    if (!announce) return;

    const url = new URL(location.href);
    url.searchParams.set('variant', variant.sku);
    history.replaceState(history.state, '', url);
    if (Number.isInteger(variant.picture))
      root.querySelector('[data-gallery]')?.dispatchEvent(new CustomEvent('souk:picture', { detail: { index: variant.picture } }));
    say([variant.price, variant.stock_text].join(' · '));
  };

  form.addEventListener('change', (event) => {
    if (event.target.closest('[data-option]')) draw(settle(), true);
  });
  // The browser may restore older radio choices than those the server drew.
  draw(settle(), false);
  addEventListener('pageshow', () => draw(settle(), false));
}
