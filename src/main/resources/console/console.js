// What pages do by themselves: the token of each change, live refreshes, times, the drawer, questions, ticked rows, theme and menus.
(() => {
  'use strict';

  const root = document.documentElement;

  const cookie = (name) => {
    const found = document.cookie.split('; ').find((entry) => entry.startsWith(name + '='));
    return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
  };

  // The server gives a new token with every change, so it is read at the last moment.
  document.addEventListener('htmx:configRequest', (event) => {
    const token = cookie('XSRF-TOKEN');
    event.detail.headers['X-XSRF-TOKEN'] = token;
    if ('X-XSRF-TOKEN' in event.detail.parameters) {
      event.detail.parameters['X-XSRF-TOKEN'] = token;
    }
  });
  document.addEventListener('submit', (event) => {
    const field = event.target.elements && event.target.elements.namedItem('X-XSRF-TOKEN');
    if (field) {
      field.value = cookie('XSRF-TOKEN') || field.value;
    }
  });

  // Times: how long ago, renewed each second; the full time in the viewer's zone and in UTC on hover.
  const units = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];
  const ago = new Intl.RelativeTimeFormat('en', { numeric: 'always', style: 'narrow' });
  const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

  const relative = (at) => {
    const seconds = Math.round((at.getTime() - Date.now()) / 1000);
    const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) || units[3];
    return Math.abs(seconds) < 2 ? 'now' : ago.format(Math.trunc(seconds / length), unit);
  };
  const tellTimes = () => {
    for (const time of document.querySelectorAll('time[data-ct-relative]')) {
      const at = new Date(time.dateTime);
      const words = relative(at);
      if (time.textContent !== words) {
        time.textContent = words;
      }
      if (!time.dataset.ctTold) {
        time.dataset.ctTold = 'yes';
        time.title = full.format(at) + ' here\n' + time.title;
      }
    }
  };

  // Live: the server says that there is something new, the page fetches its live part. Held while the pointer is down, else
  // a click between down and up would meet another button than it began on, and while a dialog asks about one of its buttons.
  let waiting = false;
  const isHeld = () => root.hasAttribute('data-ct-held');
  const busy = () => isHeld() || document.hidden || document.querySelector('dialog[open]') !== null;
  const refresh = () => {
    waiting = busy();
    if (!waiting) {
      for (const part of document.querySelectorAll('[data-ct-live-part]')) {
        window.htmx.trigger(part, 'ct-news');
      }
    }
  };
  const release = () => {
    root.removeAttribute('data-ct-held');
    if (waiting) {
      setTimeout(refresh, 150);
    }
  };
  document.addEventListener('pointerdown', (event) => { root.toggleAttribute('data-ct-held', event.button === 0); });
  document.addEventListener('pointerup', release);
  document.addEventListener('pointercancel', release);
  document.addEventListener('visibilitychange', () => { if (!document.hidden && waiting) { refresh(); } });

  // So is the answer to a question from before. And who ticks rows wants them to stay until nothing is ticked any more.
  const isNews = ({ requestConfig, target }) =>
    (requestConfig?.triggeringEvent?.type ?? 'ct-news') === 'ct-news' && target.matches('[data-ct-live-part]');
  const isInUse = (part) => busy() || part.querySelector('form[data-ct-bulk] tbody input:checked') !== null;
  const later = (event) => {
    event.preventDefault();
    waiting = true;
  };
  document.addEventListener('htmx:beforeRequest', (event) => {
    if (isNews(event.detail) && isInUse(event.detail.target)) {
      later(event);
    }
  });
  document.addEventListener('htmx:beforeSwap', (event) => {
    const { requestConfig, target } = event.detail;
    const tellsOfADeed = requestConfig?.verb === 'post' && target.matches('[data-ct-live-part]');
    if ((isNews(event.detail) && isInUse(target)) || (tellsOfADeed && isHeld())) {
      later(event);
    }
  });

  const live = (tone, words) => {
    const pill = document.querySelector('[data-ct-live]');
    if (pill && pill.dataset.tone !== tone) {
      pill.dataset.tone = tone;
      pill.querySelector('[data-ct-live-words]').textContent = words;
    }
  };
  const listen = () => {
    if (!document.querySelector('[data-ct-live]')) {
      return;
    }
    const source = new EventSource('/live');
    source.addEventListener('open', () => live('good', 'Live'));
    source.addEventListener('error', () => live('warn', 'Reconnecting …'));
    source.addEventListener('board', refresh);
    source.addEventListener('gone', () => { source.close(); window.location.assign('/login'); });
    window.addEventListener('pagehide', () => source.close());
  };

  // Keep the keyboard's place over a swap: buttons have ids for that. One that is switched off meanwhile loses it before.
  let focused = '';
  const place = () => (document.activeElement ? document.activeElement.id : '');
  document.addEventListener('htmx:beforeRequest', () => { focused = place(); });
  document.addEventListener('htmx:beforeSwap', () => { focused = place() || focused; });
  document.addEventListener('htmx:afterSettle', () => {
    tellTimes();
    tellCounts();
    const again = focused && document.getElementById(focused);
    if (again && document.activeElement !== again) {
      again.focus({ preventScroll: true });
    }
    focused = '';
  });

  // What was done, said in a corner for a while.
  document.addEventListener('ct-told', (event) => {
    const toast = document.getElementById('ct-told').content.firstElementChild.cloneNode(true);
    toast.querySelector('div').textContent = decodeURIComponent(event.detail.value);
    document.getElementById('ct-toasts').append(toast);
    setTimeout(() => toast.remove(), 8000);
  });

  // The drawer: opens when its contents have come, and gives the focus back when it closes.
  const drawer = document.getElementById('ct-drawer');
  const body = document.getElementById('ct-drawer-body');
  document.addEventListener('htmx:afterSwap', (event) => {
    if (event.detail.target === body && !drawer.open) {
      drawer.showModal();
      body.scrollTop = 0;
    }
  });
  drawer?.addEventListener('click', (event) => { if (event.target === drawer) { drawer.close(); } });
  drawer?.addEventListener('close', () => { body.replaceChildren(); release(); });

  // Questions before what can't be undone.
  const ask = document.getElementById('ct-ask');
  ask?.addEventListener('close', release);
  document.addEventListener('htmx:confirm', (event) => {
    if (!event.detail.question) {
      return;
    }
    event.preventDefault();
    ask.querySelector('#ct-ask-words').textContent = event.detail.question;
    const agree = ask.querySelector('[data-ct-agree]');
    agree.onclick = () => { ask.close(); event.detail.issueRequest(true); };
    ask.showModal();
  });

  // Ticked rows: how many, and what can be done with them.
  const tellCounts = () => {
    for (const form of document.querySelectorAll('form[data-ct-bulk]')) {
      const boxes = [...form.querySelectorAll('tbody input[type=checkbox]')];
      const ticked = boxes.filter((box) => box.checked).length;
      form.querySelectorAll('[data-ct-count]').forEach((place) => { place.textContent = new Intl.NumberFormat().format(ticked); });
      form.querySelectorAll('.ct-bulk').forEach((bar) => { bar.hidden = ticked === 0; });
      const all = form.querySelector('[data-ct-all]');
      if (all) {
        all.checked = ticked > 0 && ticked === boxes.length;
        all.indeterminate = ticked > 0 && ticked < boxes.length;
      }
    }
  };
  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-ct-all]')) {
      event.target.form.querySelectorAll('tbody input[type=checkbox]').forEach((box) => { box.checked = event.target.checked; });
    }
    tellCounts();
    if (waiting) {
      refresh();
    }
  });

  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-ct-shut]')) {
      event.target.closest('dialog').close();
    }
    if (event.target.closest('[data-ct-close]')) {
      event.target.closest('.ct-toast').remove();
    }
    if (event.target.closest('[data-ct-theme]')) {
      const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
      root.dataset.theme = dark ? 'light' : 'dark';
      document.cookie = 'theme=' + root.dataset.theme + '; Path=/; Max-Age=31536000; SameSite=Lax';
      document.dispatchEvent(new Event('ct-theme'));
    }
    const menu = event.target.closest('[data-ct-menu]');
    const open = menu ? !document.body.classList.contains('ct-menu-open') : false;
    document.body.classList.toggle('ct-menu-open', open);
    document.querySelector('[data-ct-menu]')?.setAttribute('aria-expanded', String(open));
    for (const details of document.querySelectorAll('details.ct-user[open]')) {
      if (!details.contains(event.target)) {
        details.open = false;
      }
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      document.body.classList.remove('ct-menu-open');
      document.querySelectorAll('details.ct-user[open]').forEach((details) => {
        details.open = false;
        details.querySelector('summary').focus();
      });
    }
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => document.dispatchEvent(new Event('ct-theme')));

  tellTimes();
  setInterval(tellTimes, 1000);
  tellCounts();
  listen();
})();
