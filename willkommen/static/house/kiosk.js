/* Lets the kiosk's keys write without asking the server for each sign; without this file the server does it. */
(() => {
  const form = document.querySelector("[data-kiosk]");
  if (!form) return;
  const field = form.querySelector("[name=code]");
  const signs = () => field.value.toUpperCase().replace(/[^A-Z0-9]/g, "").slice(0, 10);
  const show = (text) => { field.value = text.length > 5 ? `${text.slice(0, 5)}-${text.slice(5)}` : text; };
  form.addEventListener("click", (event) => {
    const key = event.target.closest("[name=key]");
    if (!key) return;
    event.preventDefault();
    const change = { back: (text) => text.slice(0, -1), clear: () => "" }[key.value] || ((text) => (text + key.value).slice(0, 10));
    show(change(signs()));
    field.focus();
  });
})();
