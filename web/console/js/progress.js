// A job's page while the job runs: the bar and the words move by server-sent events; at the end the page is read
// anew.
export function start() {
  const box = document.querySelector('[data-progress]');
  const bar = box.querySelector('progress');
  const words = box.querySelector('.job-message');
  const stream = new EventSource(box.dataset.progress);
  stream.addEventListener('progress', (event) => {
    const { permille, message, ended } = JSON.parse(event.data);
    bar.value = permille;
    if (message) words.textContent = message;
    if (!ended) return;
    stream.close();
    setTimeout(() => location.reload(), 400);
  });
  stream.addEventListener('end', () => stream.close());
  stream.addEventListener('error', () => stream.close());
  addEventListener('pagehide', () => stream.close(), { once: true });
}
