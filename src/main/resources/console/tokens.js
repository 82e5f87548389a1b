// The page of tokens: copies what is shown once.
(() => {
  'use strict';
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-ct-copy]');
    if (!button) {
      return;
    }
    const field = document.getElementById(button.dataset.ctCopy);
    const words = button.querySelector('[data-ct-copied]');
    try {
      await navigator.clipboard.writeText(field.value);
      words.textContent = 'Copied';
    } catch {
      field.select();
      words.textContent = 'Press Ctrl+C';
    }
  });
  document.getElementById('ct-secret')?.select();
})();
