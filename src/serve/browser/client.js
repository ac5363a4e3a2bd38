// Keeps a page of a preview up to date: added to it by `syllabus serve`, and never part of a site.
(() => {
  'use strict';
  const script = document.currentScript;
  const query = new URLSearchParams({ page: script.dataset.page, seen: script.dataset.seen });
  const events = new EventSource('/.syllabus/events?' + query);

  events.addEventListener('reload', () => location.reload());

  events.addEventListener('style', (event) => {
    const path = JSON.parse(event.data).path;
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      const address = new URL(link.href);
      if (decodeURI(address.pathname) === '/' + path) {
        address.search = '?' + Date.now();
        link.href = address.href;
      }
    }
  });
})();
