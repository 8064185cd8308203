/* Runs before the page is painted: the reader's choice of light or dark, if one was made. */
(() => {
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch { /* storage may be barred; the system's preference then holds */ }
  document.documentElement.classList.add("js");
})();
