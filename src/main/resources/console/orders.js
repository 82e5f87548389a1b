// Orders: where a cell comes from is lit in the payload; the list is fetched anew after something was done with orders.
(() => {
  'use strict';

  const list = () => document.getElementById('ct-orders');

  document.addEventListener('htmx:afterRequest', (event) => {
    const { requestConfig, successful } = event.detail;
    if (successful && requestConfig?.verb === 'post' && requestConfig.path.startsWith('/orders/') && list()) {
      window.htmx.trigger(list(), 'ct-orders');
    }
  });

  // The address of the page holds no filter that is empty.
  document.addEventListener('htmx:configRequest', (event) => {
    if (event.detail.elt.matches?.('[data-ct-orders-form]')) {
      for (const name of Object.keys(event.detail.parameters)) {
        if (event.detail.parameters[name] === '') {
          delete event.detail.parameters[name];
        }
      }
    }
  });

  let lit = [];
  const light = (cell) => {
    lit.forEach((node) => node.classList.remove('ct-json-lit'));
    lit = [];
    const from = cell?.dataset.ctFrom;
    const tree = from && cell.closest('.ct-order')?.querySelector('.ct-json-tree');
    if (!tree) {
      return;
    }
    const paths = new Set(from.split('\n'));
    lit = [...tree.querySelectorAll('[data-path]')].filter((node) => paths.has(node.dataset.path));
    for (const node of lit) {
      node.classList.add('ct-json-lit');
      for (let fold = node.parentElement.closest('details'); fold; fold = fold.parentElement.closest('details')) {
        fold.open = true;
      }
    }
    if (lit.length > 0) {
      tree.scrollTop += lit[0].getBoundingClientRect().top - tree.getBoundingClientRect().top - 40;
    }
  };
  document.addEventListener('focusin', (event) => light(event.target.closest('.ct-cell')));
  document.addEventListener('mouseover', (event) => {
    const cell = event.target.closest('.ct-cell');
    if (cell) {
      light(cell);
    }
  });
})();
