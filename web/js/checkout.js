// Errors beside their field as soon as it is left, and no order sent twice by a double
// click. The server checks everything again; its idempotency key is in the form.
export function start(root) {
  for (const form of root.querySelectorAll('form[data-checkout], form[data-validate]')) enhance(form);
}

function enhance(form) {
  form.noValidate = true; // our own words, beside the field; still the browser's rules
  form.addEventListener('focusout', (event) => { if (event.target.value || isMarked(event.target)) check(event.target); });
  form.addEventListener('input', (event) => { if (isMarked(event.target)) check(event.target); });

  form.addEventListener('submit', (event) => {
    if (event.submitter?.formNoValidate) return; // gift cards: the rest may still be empty
    const wrong = [...form.elements].filter((el) => !check(el));
    if (wrong.length) {
      event.preventDefault();
      wrong[0].focus();
      return;
    }
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = '1';
    const submit = event.submitter ?? form.querySelector('[type="submit"]');
    submit?.setAttribute('aria-busy', 'true');
    submit?.setAttribute('aria-disabled', 'true'); // not disabled: that would lose focus and its value
  });

  // Back from the payment page: the form may be sent again.
  addEventListener('pageshow', () => {
    delete form.dataset.sent;
    for (const el of form.querySelectorAll('[aria-busy]')) {
      el.removeAttribute('aria-busy');
      el.removeAttribute('aria-disabled');
    }
  });

  // Choosing a delivery or payment method changes what is shown beneath it.
  const reveal = () => {
    for (const part of form.querySelectorAll('[data-show-for]')) {
      const ids = part.dataset.showFor.split(' ');
      const on = ids.some((id) => document.getElementById(id)?.checked);
      part.hidden = !on;
      for (const field of part.querySelectorAll('input, select, textarea')) field.disabled = !on;
    }
    const method = form.querySelector('[data-total]:checked');
    if (method) for (const el of document.querySelectorAll('[data-fill-total]')) el.textContent = method.dataset.total;
    if (method) for (const el of document.querySelectorAll('[data-fill-due]')) el.textContent = method.dataset.due;
    if (method) for (const el of document.querySelectorAll('[data-fill-shipping]')) el.textContent = method.dataset.price;
  };
  form.addEventListener('change', reveal);
  reveal();
}

const isMarked = (el) => el.getAttribute?.('aria-invalid') === 'true';

function check(el) {
  if (!el.willValidate || !el.id) return true;
  const ok = el.checkValidity();
  const slot = document.getElementById(`${el.id}-error`);
  if (!slot) return ok || (el.reportValidity(), false);
  if (ok) el.removeAttribute('aria-invalid');
  else el.setAttribute('aria-invalid', 'true');
  slot.hidden = ok;
  if (!ok) slot.textContent = (el.validity.valueMissing ? el.dataset.msgMissing : el.dataset.msgWrong) ?? el.validationMessage;
  return ok;
}
