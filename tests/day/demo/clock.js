// The demo's clock, on every page: that this day is invented, what time it is in it, and how fast it goes.
(() => {
  const strip = document.createElement("a");
  strip.className = "demo-clock";
  strip.href = "/demo/";
  strip.lang = "de";
  strip.dir = "ltr";
  const said = (told) => {
    const before = { booking: `${told.booked} haben gebucht`, over: "Ende des Tages" }[told.phase];
    return `Vorführung · ${told.clock} Uhr · ${before || `${told.speed}-fach`}`;
  };
  const look = async () => {
    try {
      const told = await (await fetch("/demo/now.json")).json();
      strip.textContent = said(told);
      for (const place of document.querySelectorAll("[data-demo]")) place.textContent = told[place.dataset.demo];
    } catch {
      strip.textContent = "Vorführung · das Haus antwortet nicht";
    }
    setTimeout(look, 500);
  };
  document.body.append(strip);
  look();
})();
