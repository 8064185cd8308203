/* Runs before the page is painted: the reader's choices of light or dark, and of compact lines, if they were made. */
(() => {
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    if (localStorage.getItem("density") === "compact") document.documentElement.dataset.density = "compact";
  } catch { /* storage may be barred; the system's preferences then hold */ }
  document.documentElement.classList.add("js");
})();
