// Pictures: dropped or chosen, sent one after another with a bar each. Large ones go in parts straight to the
// object store, and are taken up again where they broke off; where it cannot be reached they go through the
// shop. Without this the form sends them as it is.
import { element, say } from './ui.js';

const STRAIGHT_FROM = 1024 * 1024;
const THROUGH_SHOP = 31 * 1024 * 1024;
const TRIES = 3;

export function start() {
  for (const form of document.querySelectorAll('form[data-upload]')) setUp(form);
}

// Answers the status; 0 when nothing came back.
function send(method, url, body, { accept, progress } = {}) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    if (accept) request.setRequestHeader('Accept', accept);
    if (progress) request.upload.addEventListener('progress', (event) => progress(event.loaded));
    request.addEventListener('loadend', () => done({ status: request.status, text: request.responseText }));
    request.send(body);
  });
}

function problemOf({ status, text }) {
  let problem = status >= 200 && status < 300 ? '' : 'failed';
  try { problem = JSON.parse(text).problem || problem; } catch { /* no words of ours */ }
  return problem;
}

async function throughShop(form, file, bar) {
  if (file.size > THROUGH_SHOP) return 'too-large';
  const body = new FormData();
  body.append('csrf', form.elements.csrf.value);
  body.append('file', file);
  const answer = await send('POST', form.action, body, {
    accept: 'application/json',
    progress: (loaded) => { bar.value = Math.min(1, loaded / file.size); },
  });
  return problemOf(answer);
}

async function step(form, name, fields) {
  const body = new URLSearchParams({ csrf: form.elements.csrf.value, ...fields });
  const answer = await send('POST', `${form.action}/${name}`, body, { accept: 'application/json' });
  return {
    problem: problemOf(answer),
    plan: answer.status === 200 ? JSON.parse(answer.text) : null,
    unreachable: answer.status === 0 || answer.status >= 500,
  };
}

// What was begun is remembered by name, size and date, so that the same file goes on after a reload.
const remembered = (form, file) => `upload:${form.action}:${file.name}:${file.size}:${file.lastModified}`;

async function planFor(form, file) {
  const token = localStorage.getItem(remembered(form, file));
  if (token) {
    const { plan } = await step(form, 'begin', { token });
    if (plan) return { plan };
  }
  const begun = await step(form, 'begin', { size: file.size });
  if (begun.plan) localStorage.setItem(remembered(form, file), begun.plan.token);
  return begun;
}

async function sendPart(part, file, bytesEach, bar) {
  const from = (part.number - 1) * bytesEach;
  const piece = file.slice(from, from + part.size_bytes);
  for (let attempt = 1; ; attempt += 1) {
    const { status } = await send('PUT', part.url, piece, {
      progress: (loaded) => { bar.value = (from + loaded) / file.size; },
    });
    if (status === 200) return true;
    if (attempt === TRIES || (status >= 400 && status < 500)) return false;
    await new Promise((go) => setTimeout(go, 500 * attempt));
  }
}

// '' when it is there, null when the shop has to take it, else what is wrong.
async function straight(form, file, bar) {
  const { plan, problem, unreachable } = await planFor(form, file);
  if (!plan) return unreachable || problem === 'failed' ? null : problem;
  for (const part of plan.parts) {
    if (part.url && !(await sendPart(part, file, plan.part_bytes, bar))) return null;
  }
  const finished = await step(form, 'finish', { token: plan.token });
  if (finished.problem !== 'failed') localStorage.removeItem(remembered(form, file));
  return finished.problem;
}

function setUp(form) {
  const state = form.querySelector('.upload-state');
  const input = form.querySelector('input[type=file]');
  const button = form.querySelector('button');
  button.hidden = true;
  let busy = false;

  async function sendOne(file, bar) {
    const goesStraight = 'straight' in state.dataset && file.size > STRAIGHT_FROM;
    const problem = goesStraight ? await straight(form, file, bar) : null;
    if (problem !== null) return problem;
    const refused = await throughShop(form, file, bar);
    if (!refused) localStorage.removeItem(remembered(form, file));
    return refused;
  }

  async function take(files) {
    if (busy || files.length === 0) return;
    busy = true;
    state.replaceChildren();
    const words = { failed: state.dataset.failed, 'too-large': state.dataset.tooLarge };
    let failed = 0;
    for (const file of files) {
      const bar = element('progress', { class: 'progress', max: '1', value: '0', 'aria-label': file.name });
      const line = element('p', {}, state.dataset.one.replace('{name}', file.name));
      state.append(line, bar);
      const problem = await sendOne(file, bar);
      if (problem) {
        failed += 1;
        bar.remove();
        line.className = 'field-error';
        line.textContent = `${file.name}: ${words[problem] ?? problem}`;
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
