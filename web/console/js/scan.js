// A sheet of lines: what is scanned (a code and Enter, as scanners type it) goes into its line, one more each time.
import { say } from './ui.js';

export function start() {
  const form = document.querySelector('form[data-scan]');
  const box = form.querySelector('[data-scan-box]');
  const field = form.querySelector('[data-scan-field]');
  const sheet = form.querySelector('.sheet');
  const most = 200;
  box.hidden = false;

  const lines = () => [...sheet.children].map((line) => ({ line, code: line.querySelector('[name$="/code"]'), quantity: line.querySelector('[name$="/quantity"]') }));

  function addLine() {
    const copy = sheet.lastElementChild.cloneNode(true);
    const index = sheet.children.length;
    for (const input of copy.querySelectorAll('input')) {
      input.name = input.name.replace(/^line\/\d+/, `line/${index}`);
      input.setAttribute('aria-label', input.getAttribute('aria-label').replace(/\d+/, index + 1));
      input.value = '';
    }
    copy.querySelector('.field-error')?.remove();
    sheet.append(copy);
    return lines().at(-1);
  }
  function take(code) {
    const all = lines();
    const known = all.find((each) => each.code.value.trim().toUpperCase() === code.toUpperCase());
    const target = known ?? all.find((each) => !each.code.value.trim()) ?? (all.length < most ? addLine() : null);
    if (!target) return;
    target.quantity.value = known ? Number(target.quantity.value || 1) + 1 : 1;
    target.code.value = code;
    for (const each of lines()) each.line.classList.remove('is-new');
    target.line.classList.add('is-new');
    say(field.dataset.said.replace('{code}', code).replace('{n}', target.quantity.value));
  }
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const code = field.value.trim();
    field.value = '';
    if (code) take(code);
  });
  // Enter in a line goes on to the next field, and does not send the sheet.
  sheet.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const inputs = [...sheet.querySelectorAll('input')];
    (inputs[inputs.indexOf(event.target) + 1] ?? field).focus();
  });
  field.focus();
}
