/* What every page has: the light/dark switch, the help dialog, pickers that close, printing with everything open. */
(() => {
  const root = document.documentElement;

  const isDark = () => root.dataset.theme === "dark"
    || (root.dataset.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);

  const nameTheme = () => document.querySelectorAll("[data-theme-switch]").forEach((button) => {
    button.hidden = false;
    button.textContent = isDark() ? "Light" : "Dark";
  });

  const closePickers = (except) => document.querySelectorAll("details.pick[open]").forEach((picker) => {
    if (picker !== except) picker.open = false;
  });

  document.addEventListener("click", (event) => {
    const at = event.target instanceof Element ? event.target : null;
    if (at?.closest("[data-theme-switch]")) {
      root.dataset.theme = isDark() ? "light" : "dark";
      try { localStorage.setItem("theme", root.dataset.theme); } catch { /* not kept, then */ }
      nameTheme();
    }
    if (at?.closest("[data-density-switch]")) {
      const compact = root.dataset.density !== "compact";
      if (compact) root.dataset.density = "compact"; else delete root.dataset.density;
      try { localStorage.setItem("density", compact ? "compact" : ""); } catch { /* not kept, then */ }
    }
    if (!at?.closest(".why")) document.querySelectorAll(".why[open]").forEach((note) => { note.open = false; });
    if (at?.closest("[data-help]")) document.getElementById("help")?.showModal();
    closePickers(at?.closest("details.pick"));
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const picker = event.target instanceof Element ? event.target.closest("details.pick[open]") : null;
      closePickers();
      document.querySelectorAll(".why").forEach((note) => { note.open = false; note.classList.add("hushed"); });
      picker?.querySelector("summary")?.focus();
    }
    if (event.key === "?" && isPlainKey(event)) {
      document.getElementById("help")?.showModal();
      event.preventDefault();
    }
  });

  /* A note on a date that Escape has closed opens again when the pointer comes anew. */
  document.addEventListener("pointerover", (event) => event.target.closest?.(".why.hushed")?.classList.remove("hushed"));

  /* Whether a key press is a command: no modifier held, not typed into a field, no dialog open. */
  const isPlainKey = (event) => !(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
    && !(event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]"))
    && !document.querySelector("dialog[open]");

  const opened = [];
  addEventListener("beforeprint", () => {
    document.querySelectorAll("main details:not([open])").forEach((part) => {
      part.open = true;
      opened.push(part);
    });
    document.querySelectorAll("[data-address]").forEach((part) => { part.textContent = location.href; });
  });
  addEventListener("afterprint", () => opened.splice(0).forEach((part) => { part.open = false; }));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", nameTheme);

  /* A form that came back with errors: the first field that needs another look has the focus. */
  document.querySelector('main [aria-invalid="true"]')?.focus();

  globalThis.chancery = { isPlainKey };
  nameTheme();
  document.querySelectorAll("[data-needs-script]").forEach((part) => { part.hidden = false; });
})();
