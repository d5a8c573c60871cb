// Buttons that copy a secret which is shown once. Without a clipboard they stay hidden.
import { say } from './ui.js';

export function start(page) {
  if (!navigator.clipboard) return;
  for (const button of page.querySelectorAll('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = button.dataset.done;
      say(button.dataset.done);
    });
  }
}
