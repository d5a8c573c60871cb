// The list with its checkboxes: all at once, how many are chosen, and only the fields that the chosen act needs.
export function start() {
  for (const form of document.querySelectorAll('form[data-pick]')) setUp(form);
}

function setUp(form) {
  const boxes = [...form.querySelectorAll('input[name=sku]')];
  const every = form.querySelector('[data-pick-all]');
  const found = form.querySelector('input[name=all]');
  const count = form.querySelector('.bulk-count');
  const plain = count?.textContent;
  const kind = form.querySelector('select[name=kind]');
  let last = null;

  function tell() {
    const chosen = boxes.filter((box) => box.checked).length;
    if (every) {
      every.checked = chosen === boxes.length;
      every.indeterminate = chosen > 0 && chosen < boxes.length;
    }
    if (count) count.textContent = chosen > 0 ? count.dataset.count.replace('{n}', chosen) : plain;
    for (const box of boxes) box.disabled = Boolean(found?.checked);
  }
  function show() {
    for (const part of form.querySelectorAll('[data-for]')) {
      const wanted = part.dataset.for.split(' ').includes(kind.value);
      part.hidden = !wanted;
      for (const control of part.querySelectorAll('input, select')) control.disabled = !wanted;
    }
  }

  if (every) {
    every.hidden = false;
    every.addEventListener('change', () => {
      for (const box of boxes) box.checked = every.checked;
      tell();
    });
  }
  boxes.forEach((box, index) => box.addEventListener('click', (event) => {
    // Shift takes all between the last one and this.
    if (event.shiftKey && last !== null) {
      for (let i = Math.min(last, index); i <= Math.max(last, index); ++i) boxes[i].checked = box.checked;
    }
    last = index;
    tell();
  }));
  found?.addEventListener('change', tell);
  kind?.addEventListener('change', show);
  addEventListener('pageshow', () => { tell(); if (kind) show(); });
  tell();
  if (kind) show();
}
