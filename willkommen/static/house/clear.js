// Lets the next person find the kiosk's first page when nobody has touched it or let it read aloud for a while; without this file the page does it by itself, touched or not.
(() => {
  const { clear, home } = document.body.dataset;
  const more = document.querySelector("[data-more]");
  if (!clear) return;
  const untouched = location.pathname + location.search === home;
  let seconds = Number(clear);
  let timer = 0;
  const leave = async () => {
    if (window.speechSynthesis && speechSynthesis.speaking) return again();
    try {
      if (!(await fetch(home, { method: "HEAD", cache: "no-store" })).ok) throw new Error(home);
      location.replace(home);
    } catch { // nobody answers: what stands here goes away all the same
      const lost = document.getElementById("lost");
      document.getElementById("main").replaceChildren(...(lost ? [lost] : []));
      again();
    }
  };
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(leave, seconds * 1000);
  };
  for (const name of ["pointerdown", "keydown", "input", "scroll"]) document.addEventListener(name, again, { passive: true });
  if (more) {
    more.hidden = false;
    more.addEventListener("click", () => { seconds = 120; more.hidden = true; again(); });
  }
  if (!untouched) again();
})();
