/* Says on a screen that renews itself that it has lost the house, and since when. */
(() => {
  const box = document.getElementById("lost");
  if (!box) return;
  const lost = () => {
    if (!box.hidden) return;
    const time = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    box.textContent = box.dataset.text.replace("{time}", time);
    box.hidden = false;
  };
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) document.body.addEventListener(name, lost);
  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.xhr.status >= 200 && event.detail.xhr.status < 400) box.hidden = true;
  });
  window.addEventListener("offline", lost);
})();
