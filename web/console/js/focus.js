// Pointing at what a picture is about: a mark over it, moved by a click or the arrow keys, that writes the two
// numbers below. Without this the numbers can be typed.
import { element } from './ui.js';

export function start() {
  for (const frame of document.querySelectorAll('[data-focus]')) setUp(frame);
}

// Where the picture itself lies within its frame, which shows it whole.
function drawn(frame, picture) {
  const { width, height } = frame.getBoundingClientRect();
  const ratio = (picture.naturalWidth || 1) / (picture.naturalHeight || 1);
  const wide = Math.min(width, height * ratio);
  const high = wide / ratio;
  return { left: (width - wide) / 2, top: (height - high) / 2, wide, high };
}

function setUp(frame) {
  const picture = frame.querySelector('img');
  const [across, down] = frame.closest('.picture').querySelectorAll('.picture-numbers input');
  if (!across || !down || across.disabled) return;
  const mark = element('span', { class: 'focus-mark' });
  const value = (input) => (input.value === '' ? 50 : Math.min(100, Math.max(0, Number(input.value) || 0)));

  const draw = () => {
    const area = drawn(frame, picture);
    mark.style.left = `${area.left + (area.wide * value(across)) / 100}px`;
    mark.style.top = `${area.top + (area.high * value(down)) / 100}px`;
  };
  const set = (x, y) => {
    across.value = Math.round(Math.min(100, Math.max(0, x)));
    down.value = Math.round(Math.min(100, Math.max(0, y)));
    across.dispatchEvent(new Event('input', { bubbles: true }));
    draw();
  };

  frame.append(mark);
  frame.classList.add('is-ready');
  frame.tabIndex = 0;
  frame.setAttribute('role', 'group');
  frame.setAttribute('aria-label', frame.dataset.label);
  frame.title = frame.dataset.label;
  frame.addEventListener('click', (event) => {
    const box = frame.getBoundingClientRect();
    const area = drawn(frame, picture);
    set(((event.clientX - box.left - area.left) / area.wide) * 100, ((event.clientY - box.top - area.top) / area.high) * 100);
  });
  frame.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: [-5, 0], ArrowRight: [5, 0], ArrowUp: [0, -5], ArrowDown: [0, 5] }[event.key];
    if (!step) return;
    event.preventDefault();
    set(value(across) + step[0], value(down) + step[1]);
  });
  for (const input of [across, down]) input.addEventListener('input', draw);
  picture.addEventListener('load', draw);
  addEventListener('resize', draw);
  draw();
}
