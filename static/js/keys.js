/* j and k walk from entry to entry, o opens its evidence, / goes to the search box. */
(() => {
  const events = () => [...document.querySelectorAll("[data-event]")];

  const current = () => document.activeElement?.closest?.("[data-event]") ?? null;

  const walk = (step) => {
    const all = events();
    if (!all.length) return;
    const at = all.indexOf(current());
    const next = at < 0
      ? all.find((event) => event.getBoundingClientRect().bottom > 0) ?? all[0]
      : all[Math.min(Math.max(at + step, 0), all.length - 1)];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start", behavior: "instant" });
  };

  document.addEventListener("keydown", (event) => {
    if (!globalThis.chancery.isPlainKey(event)) return;
    const here = current();
    switch (event.key) {
      case "j": walk(1); break;
      case "k": walk(-1); break;
      case "/": document.getElementById("f-q")?.focus(); break;
      case "o": { const more = here?.querySelector("details"); if (more) more.open = !more.open; break; }
      case "Enter":
        if (here !== document.activeElement) return;
        (here?.querySelector("[data-open]") ?? here?.querySelector("h3 a"))?.click();
        break;
      default: return;
    }
    event.preventDefault();
  });

  /* What the view has become is read out; the heading itself is replaced, so it cannot say it. */
  document.addEventListener("htmx:after:swap", () => {
    const told = document.getElementById("told");
    const sentence = document.getElementById("sentence");
    if (told && sentence) told.textContent = sentence.textContent;
  });

  /* A picker says how many of its boxes are ticked. */
  document.addEventListener("change", (event) => {
    const picker = event.target instanceof Element ? event.target.closest("details.pick") : null;
    const told = picker?.querySelector("[data-pick]");
    if (!told) return;
    const count = picker.querySelectorAll("input:checked").length;
    told.textContent = count ? `${count} chosen` : told.dataset.pick;
  });
})();
