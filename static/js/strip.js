/* The window on the density strip: dragged with the pointer, moved and widened with the arrow keys; two fingers, or the
   wheel with Ctrl as a trackpad's pinch sends it, zoom in and out where they are. It fills the form's
   two date boxes and submits the form, so that there is one way to change the view. */
(() => {
  const NS = "http://www.w3.org/2000/svg";
  const STEP = 10;

  const enhance = (strip) => {
    if (strip.dataset.ready) return;
    strip.dataset.ready = "yes";
    const svg = strip.querySelector(".plot");
    const form = document.getElementById("filters");
    if (!svg || !form) return;

    const periods = JSON.parse(svg.dataset.periods).map(([first, last, label]) => ({ first, last, label }));
    const height = svg.viewBox.baseVal.height;
    const chosen = svg.dataset.chosen ? svg.dataset.chosen.split(" ").map(Number) : [];
    const range = { from: chosen[0] ?? 0, to: chosen[1] ?? periods.length - 1 };

    const handle = document.createElementNS(NS, "g");
    const brush = svg.querySelector(".brush") ?? document.createElementNS(NS, "rect");
    brush.setAttribute("class", chosen.length ? "brush" : "brush idle");
    brush.setAttribute("y", "0");
    brush.setAttribute("height", String(height));
    handle.append(brush);
    svg.prepend(handle);
    const told = document.createElement("p");
    told.className = "told";
    strip.querySelector(".scale").after(told);
    for (const [name, value] of Object.entries({
      role: "slider", tabindex: "0", "aria-label": `${strip.dataset.label}: left and right move it, up and down widen and narrow it, Enter shows it`,
      "aria-valuemin": "0", "aria-valuemax": String(periods.length - 1),
    })) handle.setAttribute(name, value);

    const words = () => {
      const first = periods[range.from].label;
      const last = periods[range.to].label;
      return range.from === range.to ? first : `${first} to ${last}`;
    };
    const draw = (touched) => {
      brush.setAttribute("x", String(range.from * STEP));
      brush.setAttribute("width", String((range.to - range.from + 1) * STEP));
      if (touched) {
        brush.setAttribute("class", "brush");
        told.textContent = `${words()} – Enter to show`;
      }
      handle.setAttribute("aria-valuenow", String(range.from));
      handle.setAttribute("aria-valuetext", words());
    };
    const apply = () => {
      form.elements.from.value = periods[range.from].first;
      form.elements.to.value = periods[range.to].last;
      form.requestSubmit();
    };
    const limit = (n) => Math.min(Math.max(n, 0), periods.length - 1);

    handle.addEventListener("focus", () => brush.setAttribute("class", "brush"));
    handle.addEventListener("keydown", (event) => {
      const width = range.to - range.from;
      switch (event.key) {
        case "ArrowRight": range.to = limit(range.to + 1); range.from = range.to - width; break;
        case "ArrowLeft": range.from = limit(range.from - 1); range.to = range.from + width; break;
        case "ArrowUp": range.from = limit(range.from - 1); range.to = limit(range.to + 1); break;
        case "ArrowDown":
          if (width > 1) { range.from += 1; range.to -= 1; } else range.to = range.from;
          break;
        case "Home": range.from = 0; range.to = width; break;
        case "End": range.to = periods.length - 1; range.from = range.to - width; break;
        case "Enter": apply(); break;
        default: return;
      }
      event.preventDefault();
      event.stopPropagation();
      draw(true);
    });

    const barAt = (event) => {
      const box = svg.getBoundingClientRect();
      return limit(Math.floor(((event.clientX - box.left) / box.width) * periods.length));
    };
    /* One tooltip for all bars: it says what the bar under the pointer is called. */
    const tip = document.createElementNS(NS, "title");
    svg.append(tip);
    svg.addEventListener("pointerover", (event) => {
      tip.textContent = event.target.closest("a")?.getAttribute("aria-label") ?? "";
    });

    /* Two fingers: spread they zoom in on the day between them, closed they zoom out. */
    const fingers = new Map();
    let apart = 0;
    const gap = () => { const [a, b] = [...fingers.values()]; return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY); };
    const zoom = (closer, at) => {
      if (closer) globalThis.chancery.zoomIn(periods[barAt({ clientX: at })].first);
      else globalThis.chancery.press('[data-step="wider"]');
    };
    const lift = (event) => {
      const [a, b] = [...fingers.values()];
      if (!fingers.delete(event.pointerId) || !b || !apart) return;
      const ratio = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) / apart;
      apart = 0;
      if (ratio > 1.25 || ratio < 0.8) zoom(ratio > 1, (a.clientX + b.clientX) / 2);
    };
    let wheeled = 0;
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      if (event.timeStamp - wheeled > 400) zoom(event.deltaY < 0, event.clientX);
      wheeled = event.timeStamp;
    }, { passive: false });

    let start = null;
    let dragged = false;
    svg.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      fingers.set(event.pointerId, event);
      if (fingers.size === 2) { apart = gap(); start = null; dragged = true; return; }
      start = barAt(event);
      dragged = false;
    });
    svg.addEventListener("pointermove", (event) => {
      if (fingers.has(event.pointerId)) fingers.set(event.pointerId, event);
      if (start === null) return;
      const at = barAt(event);
      if (at === start && !dragged) return;
      if (!dragged) svg.setPointerCapture(event.pointerId);
      dragged = true;
      range.from = Math.min(start, at);
      range.to = Math.max(start, at);
      draw(true);
    });
    svg.addEventListener("pointerup", (event) => {
      if (dragged && start !== null) apply();
      start = null;
      lift(event);
    });
    for (const gone of ["pointercancel", "pointerleave"]) svg.addEventListener(gone, (event) => {
      if (gone === "pointercancel") start = null;
      fingers.delete(event.pointerId);
    });
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("click", (event) => {
      if (dragged) event.preventDefault();
      dragged = false;
    }, true);
    draw(false);
  };

  const all = () => document.querySelectorAll("[data-strip]").forEach(enhance);
  document.addEventListener("htmx:after:swap", all);
  all();
})();
