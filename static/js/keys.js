/* Keys of the timeline: j and k walk from entry to entry, o opens its evidence, + and - zoom, [ and ] step, g groups,
   d changes the density, s saves the view, / goes to the search box. Each presses a link or button of the page. */
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

  const press = (selector) => {
    const found = document.querySelector(selector);
    found?.click();
    return Boolean(found);
  };

  /* One scale closer: by the link given, else around a day, else around what the page thinks is in view. */
  const zoomIn = (day, link) => {
    const closer = document.querySelector('[data-step="closer"]');
    if (link || !closer || !day) return void (link ?? closer)?.click();
    const address = new URL(closer.href);
    for (const name of ["from", "to"]) address.searchParams.delete(name);
    address.searchParams.set("at", day);
    htmx.ajax("GET", address.pathname + address.search, "#view");
  };
  Object.assign(globalThis.chancery, { zoomIn, press });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.id === "f-q") {
      event.target.blur();
      event.preventDefault();
    }
    if (!globalThis.chancery.isPlainKey(event)) return;
    const here = current();
    switch (event.key) {
      case "j": walk(1); break;
      case "k": walk(-1); break;
      case "/": document.getElementById("f-q")?.focus(); break;
      case "+": case "=": globalThis.chancery.zoomIn(here?.dataset.day, here?.querySelector("[data-closer]")); break;
      case "-": press('[data-step="wider"]'); break;
      case "[": press('[data-step="earlier"]') || press(".pages [rel=prev]"); break;
      case "]": press('[data-step="later"]') || press(".pages [rel=next]"); break;
      case "g": press("[data-grouping]"); break;
      case "d": press("[data-density-switch]"); break;
      case "s": press("[data-save]"); break;
      case "o": if (here?.querySelector("[data-toggle]")) { here.querySelector("[data-toggle]").click(); break; } { const more = here?.querySelector("details.more"); if (more) more.open = !more.open; break; }
      case "Enter":
        if (here !== document.activeElement) return;
        (here?.querySelector("[data-open]") ?? here?.querySelector("h3 a"))?.click();
        break;
      default: return;
    }
    event.preventDefault();
  });

  /* What had the focus when a view was asked for has it after, if it is still there; Chromium lets go of what is replaced. */
  let focused = "";
  document.addEventListener("htmx:before:request", () => { focused = document.activeElement?.id ?? ""; });

  /* What the view has become is read out; the heading itself is replaced, so it cannot say it. The form learns it too. */
  document.addEventListener("htmx:after:swap", () => {
    const told = document.getElementById("told");
    const sentence = document.getElementById("sentence");
    if (told && sentence) told.textContent = sentence.textContent;
    if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus({ preventScroll: true });
    const now = sentence?.dataset;
    const form = document.getElementById("filters");
    for (const name of ["from", "to", "scale"]) {
      const box = now && form?.elements[name];
      if (box && box !== document.activeElement) box.value = now[name] ?? box.value;
    }
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
