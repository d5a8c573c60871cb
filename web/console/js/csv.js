// A chosen CSV file becomes the text of the field that it is for; without this one pastes it there.
import { say } from './ui.js';

export function start() {
  for (const box of document.querySelectorAll('[data-csv]')) {
    const input = box.querySelector('[data-csv-into]');
    const target = input.form.elements[input.dataset.csvInto];
    box.hidden = false;
    input.addEventListener('change', async () => {
      const [file] = input.files;
      if (!file) return;
      if (file.size > Number(input.dataset.csvMost)) {
        input.setCustomValidity(`${Math.ceil(file.size / 1048576)} MiB > ${Math.floor(input.dataset.csvMost / 1048576)} MiB`);
        input.reportValidity();
        return;
      }
      input.setCustomValidity('');
      target.value = await file.text();
      say(file.name);
    });
  }
}
