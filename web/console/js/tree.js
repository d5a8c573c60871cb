// Categories by drag and drop: onto a line puts it inside, above or below its edge beside it. The buttons beside
// each line do the same without any of this.
import { element } from './ui.js';

export function start() {
  const tree = document.querySelector('[data-tree]');
  if (!tree.querySelector('.branch-tools')) return;
  tree.classList.add('has-drag');
  let dragged = null;
  let mark = null;

  for (const branch of tree.querySelectorAll('.branch')) branch.draggable = true;
  const branchOf = (target) => target.closest?.('.branch');

  function clear() {
    for (const branch of tree.querySelectorAll('.is-into, .is-before, .is-after')) branch.classList.remove('is-into', 'is-before', 'is-after');
    mark = null;
  }
  function placeAt(branch, y) {
    const box = branch.getBoundingClientRect();
    const part = (y - box.top) / box.height;
    return part < 0.28 ? 'before' : part > 0.72 ? 'after' : 'into';
  }

  tree.addEventListener('dragstart', (event) => {
    const branch = branchOf(event.target);
    if (!branch) return;
    dragged = branch.parentElement;
    branch.classList.add('is-dragged');
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', dragged.dataset.slug);
  });
  tree.addEventListener('dragend', () => {
    dragged?.querySelector('.branch').classList.remove('is-dragged');
    dragged = null;
    clear();
  });
  tree.addEventListener('dragover', (event) => {
    const branch = branchOf(event.target);
    if (!dragged || !branch || dragged.contains(branch)) { clear(); return; }
    event.preventDefault();
    const where = placeAt(branch, event.clientY);
    if (mark?.branch === branch && mark.where === where) return;
    clear();
    branch.classList.add(`is-${where}`);
    mark = { branch, where };
  });
  tree.addEventListener('drop', (event) => {
    if (!dragged || !mark) return;
    event.preventDefault();
    const target = mark.branch.parentElement;
    const { where } = mark;
    const inside = where === 'into';
    const parent = inside ? target : target.parentElement.closest('li');
    const list = inside ? target.querySelector(':scope > ul') : target.parentElement;
    const others = [...(list?.children ?? [])].filter((item) => item !== dragged);
    const index = inside ? others.length : others.indexOf(target) + (where === 'after' ? 1 : 0);
    const slug = dragged.dataset.slug;
    clear();
    const fields = { csrf: document.body.dataset.csrf, parent: parent?.dataset.slug ?? '', index };
    const form = element('form', { method: 'post', action: `${tree.dataset.tree}/${encodeURIComponent(slug)}/drop` },
      ...Object.entries(fields).map(([name, value]) => element('input', { type: 'hidden', name, value })));
    document.body.append(form);
    form.submit();
  });
}
