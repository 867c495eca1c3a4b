// Reads a page aloud: with the centre's own recordings (data-clip), else with a voice of the device; says so when there is neither.
(() => {
  const bar = document.querySelector("[data-aloud]");
  if (!bar) return;
  const language = document.documentElement.lang.replace(/-x-.*/, "").toLowerCase();
  const pieces = "h1, h2, h3, p, li, label, legend, summary, dt, dd, th, td, button, a.kern-btn, figcaption, option:checked";
  const speech = window.speechSynthesis;
  const start = bar.querySelector("[data-start]");
  const stop = bar.querySelector("[data-stop]");
  const sorry = bar.querySelector("[data-sorry]");
  let round = 0;
  let sound;

  const voice = () => {
    const spoken = speech ? speech.getVoices() : [];
    const tag = (one) => one.lang.replace("_", "-").toLowerCase();
    const same = (one) => tag(one).split("-")[0] === language.split("-")[0];
    return spoken.find((one) => tag(one) === language) || spoken.find(same);
  };
  const shown = (element) => element.checkVisibility ? element.checkVisibility() : element.offsetParent !== null;
  const own = (element) => !element.querySelector(pieces) && element.textContent.trim() && shown(element);
  const text = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll("[data-hear], [aria-hidden=true], [lang]:not(:lang(" + CSS.escape(language.split("-")[0]) + "))").forEach((one) => one.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const quiet = () => {
    round += 1;
    if (speech) speech.cancel();
    if (sound) sound.pause();
    document.querySelectorAll(".being-read").forEach((one) => one.classList.remove("being-read"));
    stop.hidden = true;
    start.hidden = false;
  };
  const able = (element) => Boolean(voice() || element.closest("[data-clip]"));
  const led = () => (bar.dataset.say || bar.dataset.clip ? [bar] : []);
  const audible = () => Boolean(voice() || document.querySelector("[data-clip]"));
  const play = (element) => new Promise((done) => {
    const clip = element.closest("[data-clip]");
    if (clip) {
      sound = new Audio(clip.dataset.clip);
      sound.onended = sound.onerror = done;
      sound.play().catch(done);
      return;
    }
    const found = voice();
    const words = element.dataset.say || text(element);
    if (!found || !words) return done();
    const said = new SpeechSynthesisUtterance(words);
    said.voice = found;
    said.lang = found.lang;
    said.rate = 0.9;
    said.onend = said.onerror = done;
    speech.speak(said);
  });
  const read = async (elements) => {
    quiet();
    const mine = round;
    stop.hidden = false;
    start.hidden = true;
    for (const element of elements) {
      if (mine !== round) return;
      element.classList.add("being-read");
      element.scrollIntoView({ block: "nearest" });
      await play(element);
      element.classList.remove("being-read");
    }
    if (mine === round) quiet();
  };
  const ready = () => {
    if (audible()) sorry.hidden = true;
    document.querySelectorAll("[data-hear]").forEach((one) => {
      one.hidden = !(voice() || one.closest("[data-clip]"));
    });
  };

  start.addEventListener("click", () => audible() ? read([...led(), ...document.querySelectorAll("main :is(" + pieces + ")")].filter((one) => one === bar || (own(one) && able(one) && !bar.contains(one) && !one.matches("[data-hear]")))) : (sorry.hidden = false));
  stop.addEventListener("click", quiet);
  document.addEventListener("click", (event) => {
    const ear = event.target.closest("[data-hear]");
    if (ear) read([document.getElementById(ear.dataset.hear)]);
  });
  window.addEventListener("pagehide", quiet);
  if (speech) speech.addEventListener("voiceschanged", ready);
  bar.hidden = false;
  ready();
})();
