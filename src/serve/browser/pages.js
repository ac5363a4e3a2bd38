// Makes the list of all pages quick: files open in the editor, and the filter answers while it is typed.
(() => {
  'use strict';
  const status = document.getElementById('status');
  const form = document.querySelector('form');
  if (!status || !form) return;

  /** Opens a file in the editor of whoever started the server, and says if that fails. */
  async function open(button) {
    const { path, line, column } = button.dataset;
    try {
      const response = await fetch('/.syllabus/open', {
        method: 'POST',
        headers: { 'X-Syllabus': 'open' },
        body: new URLSearchParams({ path, line, column }),
      });
      status.textContent = response.ok ? `${path} opens in your editor.` : await response.text();
    } catch {
      status.textContent = 'The server does not answer. Is it still running?';
    }
  }

  // Without a script a file is only named; with one it is a button.
  for (const source of document.querySelectorAll('code.source')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'source';
    Object.assign(button.dataset, source.dataset);
    button.textContent = source.textContent;
    button.title = 'Open in your editor';
    button.addEventListener('click', () => open(button));
    source.replaceWith(button);
  }

  // Where not all pages are on this one, the server filters.
  if (!('complete' in form.dataset)) return;
  const box = form.elements.namedItem('q');
  const rows = Array.from(document.querySelectorAll('tbody tr'), (row) => ({
    row,
    words: (row.textContent + ' ' + row.querySelector('a').getAttribute('href')).toLowerCase(),
  }));

  function filter() {
    const word = box.value.trim().toLowerCase();
    let found = 0;
    for (const { row, words } of rows) {
      row.hidden = !words.includes(word);
      if (!row.hidden) found += 1;
    }
    for (const section of document.querySelectorAll('section')) {
      section.hidden = !section.querySelector('tbody tr:not([hidden])');
    }
    status.textContent = word === '' ? '' : `${found} ${found === 1 ? 'page' : 'pages'} found.`;
  }

  form.querySelector('button').hidden = true;
  form.addEventListener('submit', (event) => event.preventDefault());
  box.addEventListener('input', filter);
  filter();
})();
