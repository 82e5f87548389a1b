// The editor of a mapping: CodeMirror, and beside it what the server says of the text. Nothing is worked out here.
import { EditorState } from '@codemirror/state';
import {
  EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, hoverTooltip, keymap, lineNumbers,
} from '@codemirror/view';
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, startCompletion } from '@codemirror/autocomplete';
import { lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from '@codemirror/lint';
import { yaml } from '@codemirror/lang-yaml';
import { classHighlighter } from '@lezer/highlight';

const PAUSE = 250;

const bench = document.querySelector('[data-ct-bench]');
const base = bench.dataset.ctBench;
const mayEdit = bench.dataset.mayEdit === 'true';
const field = document.getElementById('ct-mapping-text');
const rows = document.getElementById('ct-rows');
const problems = document.getElementById('ct-problems');
const tests = document.getElementById('ct-tests');
const state = document.querySelector('[data-ct-state]');

const ask = async (what, question) => {
  const response = await fetch(base + '/' + what, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'HX-Request': 'true' },
    body: JSON.stringify(question),
  });
  if (response.status === 401) {
    window.location.assign('/login');
  }
  if (!response.ok) {
    throw new Error(String(response.status));
  }
  return response.json();
};

const element = (name, className, ...children) => {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
};

// --- completion and hints: the server knows the table, the payloads and the language ---

const TYPES = {
  column: 'property', field: 'property', name: 'variable', path: 'property', store: 'constant', lookup: 'enum',
  function: 'function', word: 'keyword', value: 'text',
};

const complete = async (context) => {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  if (!context.explicit && !/[\w.'"\-= [{,:]$/.test(before)) {
    return null;
  }
  await new Promise((resolve) => { setTimeout(resolve, context.explicit ? 0 : 60); });
  if (context.aborted) {
    return null;
  }
  const question = { text: context.state.doc.toString(), line: line.number, column: context.pos - line.from + 1 };
  const answer = await ask('complete', question).catch(() => null);
  if (!answer || answer.options.length === 0 || context.aborted) {
    return null;
  }
  const from = line.from + Math.min(answer.from - 1, before.length);
  const typed = before.slice(from - line.from);
  if (!context.explicit && typed.trim() === '') {
    return null;
  }
  return {
    from,
    filter: false,
    options: answer.options.map((option) => ({
      label: option.label,
      detail: option.detail,
      type: TYPES[option.sort],
      info: option.help || undefined,
      apply: (view, completion, start, end) => {
        view.dispatch({
          changes: { from: start, to: end, insert: option.written },
          selection: { anchor: start + option.written.length },
          userEvent: 'input.complete',
        });
        if (option.written.endsWith(': ')) {
          startCompletion(view);
        }
      },
    })),
  };
};

const hint = hoverTooltip(async (view, pos) => {
  const line = view.state.doc.lineAt(pos);
  const question = { text: view.state.doc.toString(), line: line.number, column: pos - line.from + 1 };
  const told = await ask('hint', question).catch(() => ({}));
  if (!told.title) {
    return null;
  }
  return {
    pos: line.from + told.from - 1,
    end: Math.min(line.to, line.from + told.to - 1),
    above: true,
    create: () => {
      const dom = element('div', 'ct-hint', element('strong', '', told.title));
      if (told.text) {
        dom.append(element('p', '', told.text));
      }
      told.examples.forEach((example) => dom.append(element('code', '', example)));
      return { dom };
    },
  };
}, { hoverTime: 350 });

// --- the text ---

let saved = field.value;
let asked = 0;
let timer = 0;

const later = (pause) => {
  clearTimeout(timer);
  timer = setTimeout(look, pause);
};

const save = () => {
  document.querySelector('[data-ct-save]')?.click();
  return true;
};

const view = new EditorView({
  parent: document.getElementById('ct-editor'),
  state: EditorState.create({
    doc: field.value,
    extensions: [
      EditorView.cspNonce.of(bench.dataset.nonce),
      lineNumbers(), lintGutter(), foldGutter(), codeFolding(), history(), drawSelection(), indentOnInput(),
      bracketMatching(), closeBrackets(), highlightActiveLine(), highlightActiveLineGutter(), highlightSelectionMatches(),
      search({ top: true }),
      yaml(), syntaxHighlighting(classHighlighter),
      EditorState.readOnly.of(!mayEdit),
      EditorState.tabSize.of(2),
      EditorView.contentAttributes.of({ 'aria-label': 'Mapping, as YAML', spellcheck: 'false', tabindex: '0' }),
      ...(mayEdit ? [autocompletion({ override: [complete], icons: false, closeOnBlur: true, maxRenderedOptions: 120 })] : []),
      hint,
      keymap.of([
        { key: 'Mod-s', run: save, preventDefault: true },
        { key: 'F8', run: nextDiagnostic }, { key: 'Shift-F8', run: previousDiagnostic },
        ...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap,
        ...(mayEdit ? [indentWithTab] : []), ...defaultKeymap,
      ]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          field.value = update.state.doc.toString(); // at once: a button may send it before the pause is over
          bench.toggleAttribute('data-changed', field.value !== saved);
          later(PAUSE);
        }
      }),
    ],
  }),
});
bench.setAttribute('data-ready', '');

const position = (line, column) => {
  const at = view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines)));
  return Math.min(at.to, at.from + Math.max(0, column - 1));
};

const jump = (line, column) => {
  const anchor = position(line, column);
  view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
  view.focus();
};

// --- what the server says of the text ---

const finding = (severity, sort, line, column, where, words, more) => {
  const text = element('span', 'ct-finding-words', words);
  more.forEach((one) => text.append(element('small', '', one)));
  const dom = element(line > 0 ? 'button' : 'div', 'ct-finding',
    element('span', 'ct-where', where), element('span', 'ct-sort', sort), text);
  dom.dataset.severity = severity;
  if (line > 0) {
    dom.type = 'button';
    dom.addEventListener('click', () => jump(line, column));
  }
  return dom;
};

const quiet = (words) => element('p', 'ct-quiet', words);
const counted = (number, word) => number + ' ' + word + (number === 1 ? '' : 's');
const sentence = (text) => (/[.?!]$/.test(text) ? text : text + '.');

const showProblems = (list) => {
  problems.replaceChildren(...(list.length === 0
    ? [quiet('Nothing is wrong with this mapping.')]
    : list.map((one) => finding(one.severity, one.severity === 'error' ? 'Error' : 'Warning', one.line, one.from,
      one.line > 0 ? one.where : 'file', (one.line > 0 ? '' : one.where + ': ') + sentence(one.fault), one.remedy ? [sentence(one.remedy)] : []))));
  document.querySelector('[data-ct-problem-count]').textContent = list.length === 0 ? '' : String(list.length);
  const marks = list.filter((one) => one.line > 0).map((one) => {
    const from = position(one.line, one.from);
    return {
      from,
      to: Math.max(from, position(one.line, one.to)),
      severity: one.severity,
      message: sentence(one.fault) + (one.remedy ? '\n' + sentence(one.remedy) : ''),
    };
  });
  view.dispatch(setDiagnostics(view.state, marks));
};

const WORDS = { passed: 'Passed', failed: 'Failed', not_run: 'Not run' };

const showTests = (list) => {
  tests.replaceChildren(...(list.length === 0
    ? [quiet('This file has no tests. Write some below tests: a file whose tests fail never goes live.')]
    : list.map((one) => finding(one.state, WORDS[one.state], one.line, 1, one.line + ':1', one.name,
      one.faults.map((fault) => 'line ' + fault.line + ': ' + sentence(fault.fault))))));
  const passed = list.filter((one) => one.state === 'passed').length;
  document.querySelector('[data-ct-test-count]').textContent = list.length === 0 ? '' : passed + '/' + list.length;
};

const showState = (answer) => {
  const warnings = answer.problems.length - answer.errors;
  const failed = answer.tests.filter((one) => one.state === 'failed').length;
  const other = answer.errors - answer.tests.flatMap((one) => one.faults).length;
  state.dataset.tone = answer.errors > 0 ? 'bad' : warnings > 0 ? 'warn' : 'good';
  state.textContent = other > 0 ? counted(other, 'error')
    : failed > 0 ? counted(failed, 'test') + (failed === 1 ? ' fails' : ' fail')
      : warnings > 0 ? counted(warnings, 'warning') : 'All right';
  state.title = answer.version ? 'version ' + answer.version : '';
};

const showRows = (answer) => {
  const note = document.querySelector('[data-ct-changes]');
  rows.toggleAttribute('data-stale', answer.rows === undefined);
  if (answer.rows === undefined) {
    if (!rows.querySelector('.ct-mapped')) {
      rows.replaceChildren(quiet(answer.errors > 0 ? 'Nothing can be mapped as long as the file can’t be read.' : 'Choose a record to map.'));
    }
    note.textContent = rows.querySelector('.ct-mapped') ? 'as it was before the errors' : '';
    return;
  }
  const top = rows.scrollTop;
  rows.innerHTML = answer.rows; // made by the server, which escapes what records hold
  rows.scrollTop = top;
  const changes = rows.querySelectorAll('.ct-cell:not([data-change="none"]), .ct-mapped:not([data-change="none"])').length;
  note.textContent = (changes === 0 ? 'as saved' : counted(changes, 'change') + ' against the saved file')
    + (answer.errors > 0 && answer.tests.every((one) => one.state === 'not_run') ? '; cells with errors are left out' : '');
};

async function look() {
  clearTimeout(timer);
  const mine = ++asked;
  const text = view.state.doc.toString();
  const source = document.getElementById('ct-source-key')?.value || '';
  try {
    const answer = await ask('look', { text, source });
    if (mine !== asked || text !== view.state.doc.toString()) {
      return; // something newer is on its way
    }
    showProblems(answer.problems);
    showTests(answer.tests);
    showState(answer);
    showRows(answer);
    bench.dataset.looked = String(mine);
  } catch (fault) {
    if (mine === asked) {
      state.dataset.tone = 'warn';
      state.textContent = 'Not checked';
      state.title = 'The server gave no answer; edit to try again';
      rows.setAttribute('data-stale', '');
    }
  }
}

// --- the panes around it ---

document.getElementById('ct-source').addEventListener('htmx:afterSettle', () => later(0));

document.getElementById('ct-source').addEventListener('click', (event) => {
  const button = event.target.closest('.ct-path');
  const below = button?.parentElement.querySelector(':scope > details');
  if (button && mayEdit) {
    view.dispatch(view.state.replaceSelection(button.dataset.path), { scrollIntoView: true, userEvent: 'input' });
    view.focus();
  } else if (below) {
    below.open = !below.open;
  }
});

rows.addEventListener('click', (event) => {
  const origin = event.target.closest('.ct-origin');
  if (origin) {
    jump(Number(origin.dataset.line), 1);
  }
});

const tabs = [...document.querySelectorAll('.ct-finding-tabs [role=tab]')];
const select = (tab) => {
  for (const one of tabs) {
    one.setAttribute('aria-selected', String(one === tab));
    one.tabIndex = one === tab ? 0 : -1;
    document.getElementById(one.getAttribute('aria-controls')).hidden = one !== tab;
  }
};
for (const tab of tabs) {
  tab.addEventListener('click', () => select(tab));
  tab.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const next = tabs[(tabs.indexOf(tab) + 1) % tabs.length];
      select(next);
      next.focus();
    }
  });
}

// Whoever saves tells so: from then on the text counts as saved.
document.addEventListener('ct-saved', () => {
  saved = field.value;
  bench.removeAttribute('data-changed');
  later(0);
});
// Whoever puts another text there (an older version, the form) tells so, too.
document.addEventListener('ct-text', (event) => {
  const text = event.detail?.value ?? event.detail?.text ?? field.value;
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
});
window.addEventListener('beforeunload', (event) => {
  if (mayEdit && field.value !== saved) {
    event.preventDefault();
  }
});

const line = /^#L(\d+)$/.exec(window.location.hash);
if (line) {
  jump(Number(line[1]), 1);
}
look();
