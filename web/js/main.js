// Loads only what a page asks for. Every page works without any of this.
const needs = [
  ['[data-cart-count]', 'cart-badge'],
  ['[data-gallery]', 'gallery'],
  ['#variants', 'variant'],
  ['[data-stepper]', 'quantity'],
  ['form[data-add-to-cart]', 'add-to-cart'],
  ['body[data-taste]', 'taste'],
  ['form[data-facets], form[data-sort]', 'facets'],
  ['form[data-suggest]', 'search-suggest'],
  ['[data-search]', 'search-clicks'],
  ['form[data-checkout], form[data-validate]', 'checkout'],
];

for (const [selector, name] of needs) {
  if (!document.querySelector(selector)) continue;
  import(`./${name}.js`).then(
    (module) => module.start(document),
    () => {}, // a module that did not arrive leaves the plain page, which works
  );
}

// Details used as a menu close on Escape and on a click elsewhere, like any menu.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const menu = document.querySelector('details.menu[open]');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});
document.addEventListener('click', (event) => {
  const menu = document.querySelector('details.menu[open]');
  if (menu && !menu.contains(event.target)) menu.open = false;
});
document.querySelector('[data-print]')?.addEventListener('click', () => print());
