// The chart of orders per hour.
(() => {
  'use strict';

  // In the colours of the style sheet.
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

  document.addEventListener('DOMContentLoaded', () => {
    draw();
    document.querySelector('canvas[data-ct-chart]')?.setAttribute('data-ct-drawn', '');
  });
  document.addEventListener('htmx:afterSettle', draw);
  document.addEventListener('ct-theme', draw);
})();
