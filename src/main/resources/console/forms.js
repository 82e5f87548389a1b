// Saving a mapping: sends the text that was opened beside the one that is shown, and carries a draft from view to view.
(() => {
  'use strict';

  const tools = document.querySelector('[data-ct-tools]');
  const field = document.getElementById('ct-mapping-text');
  if (!tools || !field) {
    return;
  }
  const base = tools.dataset.ctTools;
  const key = 'ct-draft:' + base;
  let opened = field.defaultValue;

  const put = (text) => {
    field.value = text;
    document.dispatchEvent(new CustomEvent('ct-text', { detail: { text } }));
  };

  // What is saved must go over what was seen: the server compares.
  document.addEventListener('htmx:configRequest', (event) => {
    const asked = event.detail;
    if (asked.verb === 'post' && asked.path.startsWith(base + '/') && !('opened' in asked.parameters)) {
      asked.parameters.opened = opened;
    }
  });
  let sent = '';
  document.addEventListener('htmx:beforeRequest', (event) => {
    const merge = event.target.closest?.('[data-ct-merge]');
    if (merge) {
      opened = merge.elements.namedItem('opened').value;
      put(merge.elements.namedItem('text').value);
    }
    sent = field.value;
  });
  document.addEventListener('ct-saved', () => {
    opened = sent;
    sessionStorage.removeItem(key);
  });

  document.addEventListener('click', (event) => {
    const take = event.target.closest('[data-ct-take]');
    if (take) {
      const text = document.getElementById(take.dataset.ctTake).value;
      if (take.dataset.ctTake === 'ct-theirs') {
        opened = text;
      }
      put(text);
      document.getElementById('ct-drawer').close();
    }
    if (event.target.closest('[data-ct-reload="true"]')) {
      document.dispatchEvent(new CustomEvent('ct-saved'));
      sessionStorage.removeItem(key);
      window.location.reload();
    }
    // From view to view the draft goes along; it waits where one goes to look at the default.
    const view = event.target.closest('.ct-tabs a, a[data-ct-view], a[data-ct-away]');
    const isHere = view && (view.hasAttribute('data-ct-away') || view.getAttribute('href').startsWith(base));
    if (isHere && field.value !== opened) {
      sessionStorage.setItem(key, JSON.stringify({ text: field.value, opened }));
      document.dispatchEvent(new CustomEvent('ct-leaving'));
    }
  });
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's' && !event.defaultPrevented) {
      event.preventDefault();
      document.querySelector('[data-ct-save]')?.click();
    }
  });

  // The form: its answers bring the changed text; what was folded out stays so.
  let folded = new Map();
  document.addEventListener('htmx:beforeSwap', (event) => {
    if (event.detail.target?.id === 'ct-form') {
      folded = new Map([...document.querySelectorAll('details.ct-part')].map((part) => [part.id, part.open]));
    }
  });
  document.addEventListener('htmx:afterSettle', () => {
    const brought = document.getElementById('ct-form-text');
    if (brought && brought.value !== field.value) {
      field.value = brought.value;
    }
    folded.forEach((open, id) => {
      const part = document.getElementById(id);
      if (part && open) {
        part.open = true;
      }
    });
    folded = new Map();
    tellChanged();
    showFields();
  });
  const tellChanged = () => {
    document.body.toggleAttribute('data-ct-changed', field.value !== opened);
  };
  const RULES = { EACH: 'Path of the list', ONCE: 'If' };
  const WORDS = { PATH: 'Path in the order', FORMULA: 'Formula', FIXED: 'Text or number', FIRST: 'Paths, one a line; the first with a value counts', JOINED: 'Paths, one a line' };
  const showFields = () => {
    const chosen = document.querySelector('[data-ct-sort]');
    if (!chosen) {
      return;
    }
    const sort = chosen.value;
    for (const label of chosen.form.querySelectorAll('[data-not], [data-only]')) {
      label.hidden = (label.dataset.not || '').split(' ').includes(sort) || Boolean(label.dataset.only && label.dataset.only !== sort);
    }
    chosen.form.querySelector('[data-ct-source-words]').textContent = (chosen.name === 'rule' ? RULES : WORDS)[sort] || 'Which';
    const source = chosen.form.elements.namedItem('source');
    if (!source) {
      return;
    }
    showCases(chosen.form);
    source.rows = sort === 'FIRST' || sort === 'JOINED' ? Math.max(3, source.value.split('\n').length) : 1;
  };
  // Cases: rows of a table, which are added, taken away and moved here; the server puts the text in their order.
  const caseRows = (form) => [...form.querySelectorAll('[data-ct-cases] tbody [data-ct-case-row]')];
  const showCases = (form) => {
    const rows = caseRows(form);
    rows.forEach((row, index) => {
      row.querySelector('[name="case-if"]').setAttribute('aria-label', 'If, case ' + (index + 1));
      row.querySelector('[name="case-then"]').setAttribute('aria-label', 'Then, case ' + (index + 1));
      row.querySelector('[data-ct-case="up"]').disabled = index === 0;
      row.querySelector('[data-ct-case="down"]').disabled = index === rows.length - 1;
      for (const button of row.querySelectorAll('[data-ct-case]')) {
        button.setAttribute('aria-label', button.title + ', case ' + (index + 1));
      }
    });
  };
  const changeCases = (button) => {
    const form = button.form;
    const row = button.closest('[data-ct-case-row]');
    const deed = button.dataset.ctCase;
    const before = caseRows(form).indexOf(row);
    let focus = button;
    if (deed === 'add') {
      form.querySelector('[data-ct-cases] tbody').append(form.querySelector('[data-ct-case-new]').content.cloneNode(true));
      focus = caseRows(form).at(-1).querySelector('[name="case-if"]');
    } else if (deed === 'remove') {
      row.remove();
      const next = caseRows(form)[Math.min(before, caseRows(form).length - 1)];
      focus = next ? next.querySelector('[data-ct-case="remove"]') : form.querySelector('[data-ct-case="add"]');
    } else if (deed === 'up') {
      row.previousElementSibling?.before(row);
    } else {
      row.nextElementSibling?.after(row);
    }
    showCases(form);
    if (focus.disabled) {
      focus = row.querySelector('[data-ct-case]:not(:disabled)');
    }
    focus.focus();
    const now = caseRows(form).indexOf(row) + 1;
    form.querySelector('[data-ct-case-told]').textContent = now > 0
      ? 'Case ' + now + ' of ' + caseRows(form).length
      : caseRows(form).length + ' cases';
  };
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-ct-case]');
    if (button) {
      changeCases(button);
    }
  });
  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-ct-sort]')) {
      showFields();
    }
  });
  document.addEventListener('keydown', (event) => {
    const entry = event.target.closest?.('[data-ct-entry]');
    if (entry && event.key === 'Escape') {
      event.preventDefault();
      entry.querySelector('[data-ct-cancel]').click();
    }
    if (event.target.name === 'rule-over' || event.target.name === 'rule-where') {
      return; // Enter sends a form of single lines by itself
    }
    const isLine = event.target.name === 'source' && !['FIRST', 'JOINED'].includes(entry?.elements.namedItem('sort').value);
    if (entry && event.key === 'Enter' && (event.ctrlKey || isLine)) {
      event.preventDefault();
      entry.requestSubmit();
    }
  });
  // What differs, in one or side by side: a browser keeps what was chosen.
  const VIEW = 'ct-diff-view';
  const showDiffs = (view) => {
    document.documentElement.dataset.ctDiffView = view;
    for (const button of document.querySelectorAll('[data-ct-diff]')) {
      button.setAttribute('aria-pressed', String(button.dataset.ctDiff === view));
    }
  };
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-ct-diff]');
    if (button) {
      localStorage.setItem(VIEW, button.dataset.ctDiff);
      showDiffs(button.dataset.ctDiff);
    }
  });
  document.addEventListener('htmx:afterSwap', () => showDiffs(localStorage.getItem(VIEW) === 'side' ? 'side' : 'one'));
  let leaving = false;
  document.addEventListener('ct-leaving', () => { leaving = true; });
  window.addEventListener('beforeunload', (event) => {
    if (document.getElementById('ct-form') && field.value !== opened && !leaving) {
      event.preventDefault();
    }
  });
  document.addEventListener('ct-saved', tellChanged);

  const kept = sessionStorage.getItem(key);
  const restore = () => {
    const draft = JSON.parse(kept);
    sessionStorage.removeItem(key);
    opened = draft.opened;
    put(draft.text);
  };
  if (kept) {
    // After the editor has begun, which is a module and so begins later than this.
    window.addEventListener('load', restore, { once: true });
  }
})();
