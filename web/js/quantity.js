// Plus and minus around a number field; in the cart a change is sent after a pause.
export function start(root) {
  for (const box of root.querySelectorAll('[data-stepper]')) {
    const input = box.querySelector('input');
    const [less, more] = box.querySelectorAll('button');
    less.hidden = more.hidden = false;
    const form = input.form;
    const auto = form?.hasAttribute('data-auto-submit');
    const submit = auto && form.querySelector('[data-auto-hide]');
    if (submit) submit.hidden = true;

    const low = Number(input.min || 1);
    const high = Number(input.max || 999);
    const sync = () => {
      less.disabled = Number(input.value) <= low;
      more.disabled = Number(input.value) >= high;
    };
    let timer;
    const changed = () => {
      sync();
      if (!auto) return;
      clearTimeout(timer);
      timer = setTimeout(() => { if (input.checkValidity()) form.requestSubmit(); }, 600);
    };
    const step = (by) => {
      input.value = Math.min(high, Math.max(low, (Number(input.value) || low) + by));
      changed();
    };
    less.addEventListener('click', () => step(-1));
    more.addEventListener('click', () => step(1));
    input.addEventListener('change', changed);
    sync();
  }
}
