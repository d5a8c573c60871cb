// What this shopper looked at, put into the cart and bought lies in this tab's own storage, and goes along
// with searches alone: in a cookie for the path of the search page, which lives half an hour at most. It is
// gone with the tab, and when they sign out; who asks not to be tracked has none. The shop keeps nothing of it.
const TASTE = 'souk-taste';
const MOST = 20; // as the server reads
const SECONDS = 1800;

export function start(root) {
  if (navigator.globalPrivacyControl || navigator.doNotTrack === '1') { forget(); return; }
  const form = root.querySelector('form[data-product]');
  if (form) {
    note(form.dataset.product, '');
    form.addEventListener('submit', (event) => {
      if (!event.submitter?.hasAttribute('formaction')) note(form.dataset.product, 'cart:');
    });
  }
  const placed = new URLSearchParams(location.search).get('placed') === '1';
  if (placed) keep(touches().map((touch) => touch.replace(/^cart:/, 'bought:')));
  for (const out of root.querySelectorAll('form[action$="/sign-out"]')) out.addEventListener('submit', forget);
  keep(touches());
}

function touches() {
  try {
    const list = JSON.parse(sessionStorage.getItem(TASTE) ?? '[]');
    return Array.isArray(list) ? list.filter((touch) => typeof touch === 'string').slice(0, MOST) : [];
  } catch { return []; }
}

const skuOf = (touch) => touch.replace(/^(cart|bought):/, '');

// Of one product the most that was done with it stands, at its latest time.
function note(sku, how) {
  const before = touches().find((touch) => skuOf(touch) === sku);
  const touch = how || !before ? how + sku : before;
  keep([touch, ...touches().filter((other) => skuOf(other) !== sku)].slice(0, MOST));
}

function keep(list) {
  try { sessionStorage.setItem(TASTE, JSON.stringify(list)); } catch { /* storage is off: nothing is remembered */ }
  send(list.join('~'), list.length ? SECONDS : 0);
}

function forget() {
  try { sessionStorage.removeItem(TASTE); } catch { /* there was nothing */ }
  send('', 0);
}

function send(value, seconds) {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `souk_taste=${value}; path=/${document.documentElement.lang}/search; max-age=${seconds}; SameSite=Lax${secure}`;
}
