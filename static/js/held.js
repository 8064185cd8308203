/* m joins the row that has the focus with its event. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "m" || !globalThis.chancery.isPlainKey(event)) return;
  const button = document.activeElement?.closest?.("[data-event]")?.querySelector("[data-join]");
  if (!button) return;
  event.preventDefault();
  button.click();
});
