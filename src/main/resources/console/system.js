// Lists that follow what goes on, and filters that know the viewer's zone.
(() => {
  'use strict';

  document.documentElement.classList.add('ct-scripted');
  for (const field of document.querySelectorAll('[data-ct-zone]')) {
    field.value = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  }

  // Follow: the list is fetched again and again, and takes the old one's place when it differs. It rests while somebody reads
  // further down, has the drawer open, holds the pointer down, has marked text, or looks at another window.
  const button = document.querySelector('[data-ct-follow]');
  if (button) {
    const words = document.querySelector('[data-ct-follow-words]');
    const said = document.querySelector('[data-ct-said]');
    const every = 3000;
    let last = '';

    const list = () => document.getElementById('ct-list');
    const ids = () => new Set([...list().querySelectorAll('tr[data-id]')].map((row) => row.dataset.id));
    const isOn = () => button.getAttribute('aria-pressed') === 'true';
    const further = () => new URLSearchParams(window.location.search).has('before');
    const rests = () => document.documentElement.hasAttribute('data-ct-held') || document.hidden || document.querySelector('dialog[open]')
      || window.scrollY > 80 || further() || String(window.getSelection()).length > 0;
    const tell = () => {
      const text = !isOn() ? '' : further() || window.scrollY > 80 ? 'rests while you read further down' : 'new lines appear by themselves';
      if (words.textContent !== text) {
        words.textContent = text;
      }
    };

    const look = async () => {
      tell();
      if (!isOn() || rests()) {
        return;
      }
      const address = window.location.pathname + window.location.search;
      const answer = await fetch(address, { headers: { 'HX-Request': 'true' } });
      if (answer.status === 401) {
        window.location.assign('/login');
        return;
      }
      const html = await answer.text();
      if (!answer.ok || html === last || rests() || address !== window.location.pathname + window.location.search) {
        return;
      }
      const first = last === '';
      last = html;
      const before = ids();
      const focused = document.activeElement && document.activeElement.id;
      window.htmx.swap('#ct-list', html, { swapStyle: 'outerHTML' });
      const fresh = [...list().querySelectorAll('tr[data-id]')].filter((row) => !before.has(row.dataset.id));
      if (focused && document.activeElement === document.body) {
        document.getElementById(focused)?.focus({ preventScroll: true });
      }
      if (fresh.length > 0) {
        if (!first || before.size > 0) {
          fresh.forEach((row) => row.classList.add('ct-new'));
        }
        said.textContent = fresh.length === 1 ? 'A new line at the top' : fresh.length + ' new lines at the top';
      }
    };
    const go = async () => {
      try {
        await look();
      } catch (fault) {
        words.textContent = 'no answer; trying again';
      }
      setTimeout(go, every);
    };
    const set = (on) => {
      button.setAttribute('aria-pressed', String(on));
      tell();
    };

    button.addEventListener('click', () => {
      set(!isOn());
      sessionStorage.setItem('ct-follow', isOn() ? 'on' : '');
      if (isOn()) {
        look().catch(() => {});
      }
    });
    window.addEventListener('scroll', tell, { passive: true });
    document.addEventListener('htmx:afterRequest', () => { last = ''; });
    set(sessionStorage.getItem('ct-follow') === 'on');
    setTimeout(go, every);
  }
})();

// Users: a link that was made is shown with the address that this page has, once, and can be copied.
(() => {
  'use strict';

  const complete = () => {
    for (const field of document.querySelectorAll('[data-ct-link]')) {
      if (field.value.startsWith('/')) {
        field.value = window.location.origin + field.value;
        field.focus();
        field.select();
      }
    }
  };
  document.addEventListener('htmx:afterSettle', complete);
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-ct-copy]');
    if (!button) {
      return;
    }
    const field = button.parentElement.querySelector('[data-ct-link]');
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      button.querySelector('span').textContent = 'Copied';
    } catch (refused) {
      button.querySelector('span').textContent = 'Press Ctrl+C';
    }
  });
  document.addEventListener('ct-told', () => {
    if (document.getElementById('ct-users')) {
      document.getElementById('ct-drawer').close();
      document.querySelectorAll('form[data-ct-empty]').forEach((form) => form.reset());
    }
  });
  complete();
})();
