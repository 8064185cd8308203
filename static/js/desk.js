/* The editors' pages: one key a decision, focus that follows, and words selected in an article. */
(() => {
  /* One key presses the button that shows it, or goes to the field. */
  document.addEventListener("keydown", (event) => {
    if (!globalThis.chancery.isPlainKey(event) || !/^[a-z0-9]$/.test(event.key)) return;
    const field = document.querySelector(`[data-focus-key="${event.key}"]`);
    if (field) {
      event.preventDefault();
      field.focus();
      return;
    }
    const button = document.querySelector(`[data-key="${event.key}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });

  /* The list beside the item shows where in it the item stands; the page itself does not move for that. */
  const showPlace = (review) => {
    const here = review?.querySelector('.list [aria-current="true"]');
    const list = here?.closest("ol")?.closest(".list");
    if (!here || !list || list.scrollHeight <= list.clientHeight) return;
    list.scrollTop += here.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 3;
  };
  showPlace(document.getElementById("review"));

  /* On a narrow screen the desk's rooms stand in one row that scrolls: the one that is open is in sight. */
  const room = document.querySelector(".desk-nav a[aria-current]")?.parentElement;
  const rooms = room?.parentElement;
  if (rooms && rooms.scrollWidth > rooms.clientWidth) {
    rooms.scrollLeft = (room.previousElementSibling ?? room).offsetLeft - rooms.offsetLeft;
  }

  const inView = (part) => {
    const box = part.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  };
  let told = document.querySelector(".last form")?.textContent;

  /* After a swap the next item has the focus, and what happened is read aloud. */
  document.addEventListener("htmx:after:swap", () => {
    const review = document.getElementById("review");
    if (!review || review === seen) return;
    seen = review;
    const title = document.getElementById("item-title");
    title?.focus({ preventScroll: true });
    showPlace(review);
    const last = review.querySelector(".last form");
    const news = last && last.textContent !== told ? last : null;
    told = last?.textContent;
    const hidden = [news, title].find((part) => part && !inView(part));
    hidden?.scrollIntoView({ block: "start", behavior: "instant" });
    const said = review.querySelector("[data-announce]") ?? review.querySelector(".last form > span");
    const announcer = document.getElementById("announcer");
    if (announcer) announcer.textContent = said?.textContent.trim() ?? "";
  });
  let seen = document.getElementById("review");

  /* Words selected in an article fill the form beside it, counted in code points as the server counts them. */
  const text = document.querySelector("[data-article]");
  const form = document.getElementById("words");
  if (!text || !form) return;
  const codePoints = (string) => [...string].length;

  const selection = () => {
    const chosen = document.getSelection();
    if (!chosen || chosen.rangeCount === 0 || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0).cloneRange();
    if (!range.intersectsNode(text)) return null;
    const whole = document.createRange();
    whole.selectNodeContents(text);
    if (range.compareBoundaryPoints(Range.START_TO_START, whole) < 0) range.setStart(whole.startContainer, whole.startOffset);
    if (range.compareBoundaryPoints(Range.END_TO_END, whole) > 0) range.setEnd(whole.endContainer, whole.endOffset);
    const before = document.createRange();
    before.setStart(whole.startContainer, whole.startOffset);
    before.setEnd(range.startContainer, range.startOffset);
    const raw = range.toString();
    const exact = raw.trim();
    if (!exact) return null;
    const lead = raw.slice(0, raw.length - raw.trimStart().length);
    return { exact, start: codePoints(before.toString()) + codePoints(lead) };
  };

  document.addEventListener("selectionchange", () => {
    const chosen = selection();
    if (!chosen) return;
    document.querySelector(".to-words a").hidden = false;
    form.elements.exact.value = chosen.exact;
    form.elements.start.value = chosen.start;
  });

  /* Words typed by hand stand where they stand: the place of an earlier selection no longer holds. */
  form.elements.exact.addEventListener("input", () => { form.elements.start.value = ""; });
})();
