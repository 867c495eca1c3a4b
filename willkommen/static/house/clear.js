// Lets the next person find the kiosk's first page when nobody has touched it or let it read aloud for a while; without this file the page does it by itself, touched or not.
(() => {
  const { clear, home } = document.body.dataset;
  const more = document.querySelector("[data-more]");
  if (!clear) return;
  const untouched = location.pathname + location.search === home;
  let seconds = Number(clear);
  let timer = 0;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => window.speechSynthesis && speechSynthesis.speaking ? again() : location.replace(home), seconds * 1000);
  };
  for (const name of ["pointerdown", "keydown", "input", "scroll"]) document.addEventListener(name, again, { passive: true });
  if (more) {
    more.hidden = false;
    more.addEventListener("click", () => { seconds = 120; more.hidden = true; again(); });
  }
  if (!untouched) again();
})();
