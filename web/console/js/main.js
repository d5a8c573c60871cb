// Loads only what a page asks for. Every page works without any of this.
const needs = [
  ['#palette', 'palette'],
  ['[data-live-stream]', 'live'],
  ['form[data-pick]', 'pick'],
  ['[data-tree]', 'tree'],
  ['[data-upload]', 'upload'],
  ['[data-focus]', 'focus'],
  ['[data-progress]', 'progress'],
  ['[data-copy]', 'copy'],
  ['form[data-scan]', 'scan'],
  ['[data-csv]', 'csv'],
];

for (const [selector, name] of needs) {
  if (!document.querySelector(selector)) continue;
  import(`./${name}.js`).then(
    (module) => module.start(document),
    () => {}, // a module that did not arrive leaves the plain page, which works
  );
}

// The drawer of a phone: focus goes in and comes back, Escape closes it.
const side = document.getElementById('side');
document.querySelector('[data-menu]')?.addEventListener('click', () => setTimeout(() => side.querySelector('a')?.focus(), 60));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && location.hash === '#side') location.hash = '#main';
});

// One of an order's forms at a time.
document.addEventListener('toggle', (event) => {
  if (!event.target.matches?.('details.action') || !event.target.open) return;
  for (const other of document.querySelectorAll('details.action[open]')) {
    if (other !== event.target) other.open = false;
  }
  event.target.querySelector('input:not([type=hidden]), select, textarea')?.focus();
}, true);

// A form is sent once: the button waits with it.
document.addEventListener('submit', (event) => {
  const button = event.submitter;
  if (event.defaultPrevented || event.target.method !== 'post' || !button) return;
  if (event.target.dataset.sent) { event.preventDefault(); return; }
  event.target.dataset.sent = 'yes';
  button.setAttribute('aria-busy', 'true');
});
// Back from the next page: the form is as it was.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
  for (const button of document.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
});
// What was said stays out of the address, so that a reload does not say it again.
const here = new URL(location.href);
if (here.searchParams.has('said')) {
  here.searchParams.delete('said');
  history.replaceState(null, '', here);
}
