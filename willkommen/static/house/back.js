/* On a page of the node: goes back to the server when it answers the node and this device, and everything is brought home.
   A desk (data-link) is asked; boards and kiosks go by themselves. A page that does not renew itself (data-away: what it
   says of the server) is read anew when that has changed. */
(() => {
  const { server, back, link, away } = document.currentScript.dataset;
  if (!server) return;
  const look = async () => {
    try {
      const state = await (await fetch("/state/", { cache: "no-store" })).json();
      const typed = document.querySelector("[name=code]")?.value;
      if (away !== undefined && !typed && state.away !== (away === "1")) return location.reload();
      if (state.away || state.pending) return;
      await fetch(`${server}/hall/board/live/`, { mode: "no-cors", cache: "no-store", signal: AbortSignal.timeout(2000) });
      if (!link && !typed) location.replace(server + back);
    } catch { /* not yet */ }
  };
  setInterval(look, 3000);
})();
