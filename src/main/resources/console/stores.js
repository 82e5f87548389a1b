// What the pages of stores do by themselves: take a key from a file, open a section, say that the shop is being asked.
(() => {
  'use strict';

  const MOST = 64 * 1024;

  // A file is read here and goes with the form, as if its text had been pasted.
  document.addEventListener('change', (event) => {
    const input = event.target;
    if (input.dataset.ctOpens) {
      document.getElementById(input.dataset.ctOpens).hidden = !input.checked;
    }
    if (!input.dataset.ctInto || !input.files || !input.files[0]) {
      return;
    }
    const file = input.files[0];
    const told = input.closest('.ct-key').querySelector('[data-ct-read]');
    if (file.size > MOST) {
      told.textContent = 'That file is larger than 64 kB, so hardly one with keys.';
      return;
    }
    file.text().then((text) => {
      document.getElementById(input.dataset.ctInto).value = text;
      told.textContent = file.name + ' was read.';
      input.value = '';
    });
  });

  // Asking a shop takes a while: say so, and send it once.
  const busy = (form) => {
    const button = form.querySelector('button:not([type="button"])');
    if (button && !button.dataset.ctIdle) {
      button.dataset.ctIdle = button.innerHTML;
      button.textContent = form.dataset.ctBusy;
    }
    return button;
  };
  document.addEventListener('submit', (event) => {
    if (event.target.dataset.ctBusy) {
      const button = busy(event.target);
      setTimeout(() => { button.disabled = true; }, 0);
    }
  });
  const idle = () => {
    for (const button of document.querySelectorAll('[data-ct-idle]')) {
      button.innerHTML = button.dataset.ctIdle;
      delete button.dataset.ctIdle;
      button.disabled = false;
    }
  };
  document.addEventListener('htmx:afterRequest', idle);
  window.addEventListener('pageshow', idle);
})();
