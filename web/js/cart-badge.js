// Pages are the same for everyone and cached at the edge; the two personal things in
// the header, cart count and name, come from one small private request.
export function start(root) {
  const counts = root.querySelectorAll('[data-cart-count]');
  const names = root.querySelectorAll('[data-customer-name]');

  const showCount = (count) => {
    for (const el of counts) {
      el.textContent = count > 99 ? '99+' : String(count);
      el.hidden = count < 1;
      const link = el.closest('a');
      const label = count > 0 ? link?.dataset.label : link?.dataset.labelEmpty;
      if (label) link.setAttribute('aria-label', label.replace('{n}', count));
    }
  };

  const showName = (name) => {
    if (!name) return;
    for (const el of names) el.textContent = name;
  };

  const refresh = () =>
    fetch('/api/v1/me', { headers: { Accept: 'application/json' }, cache: 'no-store' })
      .then((response) => (response.ok ? response.json() : null))
      .then((me) => {
        if (!me) return;
        showCount(Number(me.cart_count) || 0);
        showName(me.name);
      })
      .catch(() => {});

  document.addEventListener('souk:cart', (event) => showCount(event.detail.count));
  // A page restored by the Back button would show the count of long ago.
  addEventListener('pageshow', (event) => { if (event.persisted) refresh(); });
  return refresh();
}
