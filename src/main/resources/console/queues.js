// Queues: the causes that are folded away; and a list of questions is read anew when the drawer closes.
(() => {
  'use strict';

  document.addEventListener('click', (event) => {
    const more = event.target.closest('[data-ct-more]');
    if (more) {
      const card = more.closest('.ct-card');
      card.classList.add('ct-all-causes');
      card.querySelector('[data-ct-further=true] a, [data-ct-further=true] button')?.focus();
    }
  });
  document.getElementById('ct-drawer')?.addEventListener('close', () => {
    document.body.dispatchEvent(new CustomEvent('ct-closed'));
  });
})();
