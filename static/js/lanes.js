/* Lanes by keyboard: l goes to them, one stop for each; arrows walk the marks and the lanes, Shift and an arrow moves a
   lane, Delete takes it out. A press anywhere on a lane goes to the mark nearest to it. */
(() => {
  const lanes = () => [...document.querySelectorAll("[data-lane]")];
  const marks = (lane) => [...lane.querySelectorAll("svg a")].sort((a, b) => middle(a) - middle(b));
  const middle = (mark) => { const box = mark.getBoundingClientRect(); return box.left + box.width / 2; };
  const nearest = (lane, x) => marks(lane).reduce(
    (best, mark) => (!best || Math.abs(middle(mark) - x) < Math.abs(middle(best) - x) ? mark : best), null);

  const stop = (lane) => {
    const all = marks(lane);
    if (all.length && !all.some((mark) => mark.getAttribute("tabindex") === "0")) all[0].setAttribute("tabindex", "0");
  };
  const focus = (mark) => {
    if (!mark) return;
    const lane = mark.closest("[data-lane]");
    for (const other of marks(lane)) other.setAttribute("tabindex", other === mark ? "0" : "-1");
    mark.focus();
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "l" && globalThis.chancery.isPlainKey(event)) {
      const first = lanes()[0];
      if (!first) return;
      focus(first.querySelector('svg a[tabindex="0"]') ?? marks(first)[0]);
      first.scrollIntoView({ block: "nearest" });
      event.preventDefault();
      return;
    }
    const mark = event.target instanceof Element ? event.target.closest("[data-lane] svg a") : null;
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    const lane = mark.closest("[data-lane]");
    const along = marks(lane);
    const rows = lanes();
    const step = (by) => focus(nearest(rows[Math.min(Math.max(rows.indexOf(lane) + by, 0), rows.length - 1)], middle(mark)));
    switch (event.key) {
      case "ArrowRight": focus(along[Math.min(along.indexOf(mark) + 1, along.length - 1)]); break;
      case "ArrowLeft": focus(along[Math.max(along.indexOf(mark) - 1, 0)]); break;
      case "Home": focus(along[0]); break;
      case "End": focus(along.at(-1)); break;
      case "ArrowDown": if (event.shiftKey) lane.querySelector("[data-down]")?.click(); else step(1); break;
      case "ArrowUp": if (event.shiftKey) lane.querySelector("[data-up]")?.click(); else step(-1); break;
      case "Delete": lane.querySelector("[data-out]")?.click(); break;
      default: return;
    }
    event.preventDefault();
    event.stopPropagation();
  });

  document.addEventListener("click", (event) => {
    const at = event.target instanceof Element ? event.target : null;
    const plot = at?.closest(".plot-lane");
    if (!plot || at.closest("a")) return;
    nearest(plot.closest("[data-lane]"), event.clientX)?.dispatchEvent(new MouseEvent("click", event));
  });

  /* One tooltip for a lane: what the mark under the pointer, or nearest to it, is called. */
  const tip = document.createElementNS("http://www.w3.org/2000/svg", "title");
  document.addEventListener("pointerover", (event) => {
    const at = event.target instanceof Element ? event.target : null;
    const plot = at?.closest(".plot-lane");
    if (!plot) return;
    plot.append(tip);
    const mark = at.closest("a") ?? nearest(plot.closest("[data-lane]"), event.clientX);
    tip.textContent = mark?.getAttribute("aria-label") ?? "";
  });

  const all = () => lanes().forEach(stop);
  document.addEventListener("htmx:after:swap", all);
  all();
})();
