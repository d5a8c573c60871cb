// The strip of pictures scrolls by itself; this adds thumbnails that follow it and a
// lightbox. Words come from data attributes, so there is one message catalogue.
import { icon, button } from './ui.js';

export function start(root) {
  for (const gallery of root.querySelectorAll('[data-gallery]')) enhance(gallery);
}

function enhance(gallery) {
  const strip = gallery.querySelector('[data-gallery-strip]');
  const slides = [...strip.children];
  const thumbs = [...gallery.querySelectorAll('[data-gallery-thumb]')];
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let current = 0;

  const mark = (index) => {
    current = index;
    thumbs.forEach((thumb, i) =>
      i === index ? thumb.setAttribute('aria-current', 'true') : thumb.removeAttribute('aria-current'));
  };
  const show = (index) => {
    if (!slides[index]) return;
    // Not scrollIntoView: that would move the page too.
    strip.scrollTo({ left: slides[index].offsetLeft - slides[0].offsetLeft, behavior: calm.matches ? 'auto' : 'smooth' });
    mark(index);
  };

  thumbs.forEach((thumb, i) => thumb.addEventListener('click', (event) => {
    event.preventDefault();
    show(i);
  }));

  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) mark(slides.indexOf(entry.target));
  }, { root: strip, threshold: 0.6 });
  slides.forEach((slide) => seen.observe(slide));

  // The variant picker asks for the picture of the chosen colour.
  gallery.addEventListener('souk:picture', (event) => show(event.detail.index));

  const links = slides.map((slide) => slide.querySelector('a')).filter(Boolean);
  links.forEach((link, i) => link.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    openLightbox(gallery.dataset, links, i, show);
  }));
}

function openLightbox(words, links, first, onClose) {
  if (!('showModal' in HTMLDialogElement.prototype)) { location.href = links[first].href; return; }
  let at = first;
  const dialog = document.createElement('dialog');
  dialog.className = 'lightbox';
  dialog.setAttribute('aria-label', words.labelZoom ?? '');
  const stage = document.createElement('div');
  stage.className = 'lightbox-stage';
  const picture = document.createElement('img');
  picture.className = 'lightbox-img';
  const count = document.createElement('p');
  count.className = 'lightbox-count';
  count.setAttribute('aria-live', 'polite');
  const close = button('lightbox-btn lightbox-btn--close', words.labelClose, icon('close'), () => dialog.close());
  const prev = button('lightbox-btn lightbox-btn--prev', words.labelPrev, icon('chevron-left'), () => go(-1));
  const next = button('lightbox-btn lightbox-btn--next', words.labelNext, icon('chevron-right'), () => go(1));
  prev.hidden = next.hidden = links.length < 2;

  const draw = () => {
    dialog.classList.remove('is-zoomed');
    picture.src = links[at].href;
    picture.alt = links[at].querySelector('img')?.alt ?? '';
    count.textContent = `${at + 1} / ${links.length}`;
  };
  const go = (step) => { at = (at + step + links.length) % links.length; draw(); };

  picture.addEventListener('click', () => dialog.classList.toggle('is-zoomed'));
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowLeft') go(-1);
    else if (event.key === 'ArrowRight') go(1);
    else if (event.key === '+' || event.key === '-') dialog.classList.toggle('is-zoomed', event.key === '+');
  });
  dialog.addEventListener('close', () => { dialog.remove(); onClose(at); links[at].focus({ preventScroll: true }); });

  stage.append(picture);
  dialog.append(stage, close, prev, next, count);
  document.body.append(dialog);
  draw();
  dialog.showModal();
}
