/* On a page of the server: goes on at the node in the building when the server does not answer. */
(() => {
  const { node, page } = document.currentScript.dataset;
  const STEP = 1500, PATIENCE = 1200, ENOUGH = 2;
  let failed = 0;
  const staffed = !page.startsWith("/hall/");
  const writing = () => staffed && [...document.querySelectorAll("textarea, input[type=text]")].some((field) => field.value && field.value !== field.defaultValue);
  const away = () => {
    if (!writing()) return location.replace(node + page);
    const box = document.getElementById("lost") || document.getElementById("main").appendChild(document.createElement("p"));
    if (!box.querySelector("a")) {
      box.className = "lost";
      box.setAttribute("role", "status");
      const link = document.createElement("a");
      link.href = node + page;
      link.textContent = "Weiter ohne Server";
      box.append(" ", link);
      box.hidden = false;
    }
  };
  const look = async () => {
    try {
      const answer = await fetch("/hall/board/live/", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
      failed = answer.status >= 500 ? failed + 1 : 0;
    } catch {
      failed += 1;
    }
    if (failed >= ENOUGH) away();
    setTimeout(look, failed >= ENOUGH ? 5000 : failed ? 200 : STEP);
  };
  setTimeout(look, STEP);
})();
