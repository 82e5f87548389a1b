// What pages do by themselves: the token of each change, live refreshes, times, the chart, theme and menus.
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

  // The chart, in the colours of the style sheet.
  let chart = null;
  const colour = (element) => getComputedStyle(element).backgroundColor;
  const numbers = (text) => (text ? text.split(',').map(Number) : []);

  const draw = () => {
    const canvas = document.querySelector('canvas[data-ct-chart]');
    const board = document.getElementById('ct-board');
    if (!canvas || !board || !window.Chart) {
      return;
    }
    const hour = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
    const style = getComputedStyle(canvas);
    const labels = (board.dataset.hours || '').split(',').filter(Boolean).map((at) => hour.format(new Date(at)));
    const series = [['Staged', 'staged'], ['In quarantine', 'held']].map(([label, key]) => ({
      label,
      data: numbers(board.dataset[key]),
      backgroundColor: colour(document.querySelector('[data-ct-key=' + key + ']')),
      stack: 'all',
      borderRadius: 2,
      maxBarThickness: 32,
    }));
    const ink = style.color;
    const line = style.borderTopColor;
    if (chart) {
      chart.destroy();
    }
    chart = new window.Chart(canvas, {
      type: 'bar',
      data: { labels, datasets: series },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        plugins: { legend: { display: false }, tooltip: { mode: 'index', intersect: false } },
        scales: {
          x: { stacked: true, grid: { display: false }, border: { color: line }, ticks: { color: ink, maxRotation: 0 } },
          y: { stacked: true, beginAtZero: true, grid: { color: line }, border: { display: false }, ticks: { color: ink, precision: 0, maxTicksLimit: 5 } },
        },
      },
    });
  };

  const redraw = () => {
    draw();
    document.querySelector('canvas[data-ct-chart]')?.setAttribute('data-ct-drawn', '');
  };

  // Live: the server says that there is something new, the page fetches its live part. Held while the pointer is down, else
  // a click between down and up would meet another button than it began on.
  let held = false;
  let waiting = false;
  const refresh = () => {
    if (held || document.hidden || document.querySelector('dialog[open]')) {
      waiting = true;
      return;
    }
    waiting = false;
    for (const part of document.querySelectorAll('[data-ct-live-part]')) {
      window.htmx.trigger(part, 'ct-news');
    }
  };
  const release = () => {
    held = false;
    if (waiting) {
      setTimeout(refresh, 150);
    }
  };
  document.addEventListener('pointerdown', () => { held = true; });
  document.addEventListener('pointerup', release);
  document.addEventListener('pointercancel', release);
  document.addEventListener('visibilitychange', () => { if (!document.hidden && waiting) { refresh(); } });

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
    draw();
    const again = focused && document.getElementById(focused);
    if (again && document.activeElement !== again) {
      again.focus({ preventScroll: true });
    }
    focused = '';
  });

  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-ct-close]')) {
      event.target.closest('.ct-toast').remove();
    }
    if (event.target.closest('[data-ct-theme]')) {
      const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
      root.dataset.theme = dark ? 'light' : 'dark';
      document.cookie = 'theme=' + root.dataset.theme + '; Path=/; Max-Age=31536000; SameSite=Lax';
      draw();
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
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);

  tellTimes();
  setInterval(tellTimes, 1000);
  redraw();
  listen();
})();
