// Live figures by server-sent events. The stream ends by itself after a while; it is opened again when
// somebody moves, so that a forgotten page does not keep a session alive.
import { element } from './ui.js';

export function start(page) {
  const place = page.querySelector('[data-live-stream]');
  const fields = (name) => document.querySelectorAll(`[data-live="${name}"]`);
  const money = (order) => new Intl.NumberFormat(document.documentElement.lang, { style: 'currency', currency: order.currency, currencyDisplay: 'narrowSymbol' })
    .format(order.minor / 10 ** new Intl.NumberFormat('en', { style: 'currency', currency: order.currency }).resolvedOptions().maximumFractionDigits);
  const badges = document.getElementById('order-states');
  let known = new Set([...document.querySelectorAll('[data-live="orders"] a')].map((link) => link.getAttribute('href')));

  function badge(state) {
    const found = badges?.content.querySelector(`[data-state="${CSS.escape(state)}"] .badge`);
    return found ? found.cloneNode(true) : element('span');
  }
  function take(figures) {
    for (const field of fields('visitors')) field.textContent = figures.visitors;
    for (const holder of fields('pages')) {
      const highest = Math.max(1, ...figures.pages);
      [...holder.querySelectorAll('rect')].forEach((bar, i) => {
        const height = 1 + 30 * (figures.pages[i] ?? 0) / highest;
        bar.setAttribute('height', height);
        bar.setAttribute('y', 32 - height);
      });
    }
    for (const list of fields('orders')) {
      if (figures.orders.length === 0) continue;
      list.replaceChildren(...figures.orders.map((order) => {
        const href = `/console/orders/${order.id}`;
        const line = element('li', known.has(href) ? {} : { class: 'is-new' },
          element('a', { href }, element('span', {}, order.number), badge(order.state), element('b', {}, money(order))));
        return line;
      }));
      known = new Set(figures.orders.map((order) => `/console/orders/${order.id}`));
    }
  }
  function listen() {
    const stream = new EventSource(place.dataset.liveStream);
    stream.addEventListener('figures', (event) => take(JSON.parse(event.data)));
    const over = () => {
      stream.close();
      const again = () => { removeEventListener('pointermove', again); removeEventListener('keydown', again); listen(); };
      setTimeout(() => { addEventListener('pointermove', again); addEventListener('keydown', again); }, 3000);
    };
    stream.addEventListener('end', over);
    stream.addEventListener('error', over);
    addEventListener('pagehide', () => stream.close(), { once: true });
  }
  listen();
}
