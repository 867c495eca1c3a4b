/* On a page of the hall or the staff: goes on at the node in the building when the server does not answer; where there is no
   node, a page that does not renew itself says that the connection is lost, and since when. */
(() => {
  const { node, page } = document.currentScript.dataset;
  const STEP = 1500, PATIENCE = 1200, ENOUGH = 2;
  let lost = document.getElementById("lost");
  let failed = 0;
  const staffed = !page.startsWith("/hall/");
  const writing = () => staffed && [...document.querySelectorAll("textarea, input[type=text]")].some((field) => field.value && field.value !== field.defaultValue);
  const offer = () => {
    lost ||= document.getElementById("main").appendChild(document.createElement("p"));
    if (lost.querySelector("a")) return;
    lost.className = "lost";
    lost.setAttribute("role", "status");
    const link = document.createElement("a");
    link.href = node + page;
    link.textContent = "Weiter ohne Server";
    lost.append(" ", link);
    lost.hidden = false;
  };
  const say = () => {
    if (!lost || !lost.hidden) return;
    const time = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    lost.textContent = lost.dataset.text.replace("{time}", time);
    lost.hidden = false;
  };
  const away = () => {
    if (!node) return say();
    return writing() ? offer() : location.replace(node + page);
  };
  const look = async () => {
    try {
      const answer = await fetch("/hall/board/live/", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
      failed = answer.status >= 500 ? failed + 1 : 0;
    } catch {
      failed += 1;
    }
    if (failed >= ENOUGH) away();
    else if (!node && !failed && lost) lost.hidden = true;
    setTimeout(look, failed >= ENOUGH ? 5000 : failed ? 200 : STEP);
  };
  setTimeout(look, STEP);
})();
