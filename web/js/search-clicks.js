// Tells the shop which product of a search was opened, so that staff see which searches lead nowhere.
// It says what was searched for and what was opened, not by whom.
export function start(root) {
  const list = root.querySelector('[data-search]');
  list.addEventListener('click', (event) => {
    const card = event.target.closest('a.card-link')?.closest('[data-sku]');
    if (!card) return;
    const position = [...list.querySelectorAll('[data-sku]')].indexOf(card) + 1;
    const body = JSON.stringify({ query: list.dataset.search, sku: card.dataset.sku, position });
    navigator.sendBeacon('/api/v1/search/clicks', new Blob([body], { type: 'application/json' }));
  });
}
