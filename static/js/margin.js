/* What was found stands beside the words it was found in, as long as the margin has room. Where findings crowd, the list
   keeps its own scrolling instead, and the numbers lead to and fro. */
(() => {
  const found = document.querySelector(".found");
  const list = found?.querySelector("ol");
  const text = document.querySelector(".reading .text");
  if (!found || !list || !text) return;
  const wide = matchMedia("(min-width: 60.01rem)");
  const items = [...list.children];
  const words = items.map((item) => document.getElementById(item.querySelector(".back")?.hash.slice(1) ?? ""));

  const align = () => {
    items.forEach((item) => { item.style.marginBlockStart = ""; });
    found.classList.toggle("aligned", wide.matches);
    if (!wide.matches) return;
    const top = list.getBoundingClientRect().top;
    const gaps = [];
    let end = 0;
    let drift = 0;
    items.forEach((item, n) => {
      const wanted = words[n] ? words[n].getBoundingClientRect().top - top : end;
      const place = Math.max(wanted, end);
      drift = Math.max(drift, place - wanted);
      gaps.push(place - end);
      end = place + item.offsetHeight;
    });
    if (drift > innerHeight / 2) found.classList.remove("aligned");
    else items.forEach((item, n) => { item.style.marginBlockStart = `${gaps[n]}px`; });
  };

  align();
  document.fonts.ready.then(align);
  addEventListener("resize", align);
  addEventListener("beforeprint", () => items.forEach((item) => { item.style.marginBlockStart = ""; }));
  addEventListener("afterprint", align);
})();
