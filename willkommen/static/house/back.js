/* On a page of the node: goes back to the server when it answers the node and this device, and everything is brought home.
   A desk (data-link) is asked; boards and kiosks go by themselves. */
(() => {
  const { server, back, link } = document.currentScript.dataset;
  if (!server) return;
  const look = async () => {
    try {
      const state = await (await fetch("/state/", { cache: "no-store" })).json();
      if (state.away || state.pending) return;
      await fetch(`${server}/hall/board/live/`, { mode: "no-cors", cache: "no-store", signal: AbortSignal.timeout(2000) });
      const typed = document.querySelector("[name=code]")?.value;
      if (!link && !typed) location.replace(server + back);
    } catch { /* not yet */ }
  };
  setInterval(look, 3000);
})();
