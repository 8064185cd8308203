/* A step that is about to be taken is fetched while the pointer or the focus rests on its link, so that pressing it shows
   it at once. One at a time, after a moment, given up when the pointer or the focus leaves, and not kept for long. */
(() => {
  const MOMENT_MS = 80;
  const KEPT_MS = 10_000;
  let ahead = null;
  let waiting = 0;

  const drop = () => {
    clearTimeout(waiting);
    ahead?.stop.abort();
    ahead = null;
  };
  const step = (event) => event.target.closest?.(".zoom a[hx-get]") ?? null;

  const ask = (address) => {
    const stop = new AbortController();
    const headers = { Accept: "text/html", "HX-Request": "true", "HX-Request-Type": "partial" };
    ahead = { address, stop, since: Date.now(), answer: fetch(address, { headers, signal: stop.signal }) };
    ahead.answer.catch(() => {});
  };
  const reach = (event) => {
    const address = step(event)?.href;
    if (!address || event.pointerType === "touch" || ahead?.address === address) return;
    drop();
    waiting = setTimeout(ask, MOMENT_MS, address);
  };
  const leave = (event) => { if (step(event) && !step(event).contains(event.relatedTarget)) drop(); };
  for (const name of ["pointerover", "focusin"]) document.addEventListener(name, reach);
  for (const name of ["pointerout", "focusout"]) document.addEventListener(name, leave);

  document.addEventListener("htmx:before:request", (event) => {
    const { ctx } = event.detail;
    const asked = ctx.request;
    const kept = ahead;
    if (kept && asked.method === "GET" && new URL(asked.action, location.href).href === kept.address
        && Date.now() - kept.since < KEPT_MS) {
      ahead = null;
      ctx.fetch = () => kept.answer.then((answer) => (answer.ok ? answer : fetch(asked.action, asked)), () => fetch(asked.action, asked));
    } else if (ctx.target?.id === "view") drop();
  });
})();
