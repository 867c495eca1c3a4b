/* Tells the house that somebody types or moves here, and leaves the page when its screen has been locked. */
(() => {
  const MINUTE = 60000;
  let told = Date.now();
  const ask = async (address) => {
    const answer = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
    const where = answer && answer.headers.get("HX-Redirect");
    if (!where) return;
    const back = encodeURIComponent(location.pathname + location.search);
    location.assign(where.startsWith("/desk/locked/") ? `/desk/locked/?next=${back}` : where);
  };
  const here = () => {
    if (Date.now() - told < MINUTE) return;
    told = Date.now();
    ask("/desk/awake/");
  };
  for (const name of ["keydown", "pointerdown", "scroll"]) addEventListener(name, here, { passive: true });
  setInterval(() => ask("/desk/awake/live/"), MINUTE / 2);
})();
