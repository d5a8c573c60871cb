// Pictures: dropped or chosen, sent one after another with a bar each. Without this the form sends them as it is.
import { element, say } from './ui.js';

export function start() {
  for (const form of document.querySelectorAll('form[data-upload]')) setUp(form);
}

function send(form, file, bar) {
  return new Promise((done) => {
    const body = new FormData();
    body.append('csrf', form.elements.csrf.value);
    body.append('file', file);
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) bar.value = event.loaded / event.total;
    });
    request.addEventListener('loadend', () => {
      let problem = request.status >= 200 && request.status < 300 ? '' : 'failed';
      try { problem = JSON.parse(request.responseText).problem; } catch { /* no words of ours */ }
      done(problem);
    });
    request.send(body);
  });
}

function setUp(form) {
  const state = form.querySelector('.upload-state');
  const input = form.querySelector('input[type=file]');
  const button = form.querySelector('button');
  button.hidden = true;
  let busy = false;

  async function take(files) {
    if (busy || files.length === 0) return;
    busy = true;
    state.replaceChildren();
    let failed = 0;
    for (const file of files) {
      const bar = element('progress', { class: 'progress', max: '1', value: '0', 'aria-label': file.name });
      const line = element('p', {}, state.dataset.one.replace('{name}', file.name));
      state.append(line, bar);
      const problem = await send(form, file, bar);
      if (problem) {
        failed += 1;
        bar.remove();
        line.className = 'field-error';
        line.textContent = `${file.name}: ${problem === 'failed' ? state.dataset.failed : problem}`;
        say(line.textContent);
      }
    }
    busy = false;
    input.value = '';
    if (failed === 0) {
      location.hash = 'pictures';
      location.reload();
    }
  }
  input.addEventListener('change', () => take([...input.files]));
  for (const name of ['dragenter', 'dragover']) {
    form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add('is-over'); });
  }
  for (const name of ['dragleave', 'drop']) form.addEventListener(name, () => form.classList.remove('is-over'));
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
}
