// A chime and the number aloud for each new call on a board: by the house's own sound, else by a voice of the device.
(() => {
  const button = document.querySelector("[data-sound]");
  if (!button || !window.AudioContext) return;
  const languages = button.dataset.languages.split(" ").filter(Boolean);
  const audio = new AudioContext();
  const known = new Set();
  let turn = Promise.resolve();

  const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
  const chime = () => {
    [[660, 0], [880, 0.35]].forEach(([pitch, after]) => {
      const tone = audio.createOscillator();
      const level = audio.createGain();
      const at = audio.currentTime + after;
      tone.frequency.value = pitch;
      level.gain.setValueAtTime(0.3, at);
      level.gain.exponentialRampToValueAtTime(0.001, at + 0.8);
      tone.connect(level).connect(audio.destination);
      tone.start(at);
      tone.stop(at + 0.8);
    });
    return wait(1.2);
  };
  const play = async (answer) => {
    const sound = audio.createBufferSource();
    sound.buffer = await audio.decodeAudioData(await answer.arrayBuffer());
    sound.connect(audio.destination);
    sound.start();
    await wait(sound.buffer.duration + 0.2);
  };
  const speak = (words, language) => new Promise((done) => {
    if (!window.speechSynthesis || !speechSynthesis.getVoices().some((one) => one.lang.toLowerCase().startsWith(language.slice(0, 2)))) return done();
    const said = new SpeechSynthesisUtterance(words);
    said.lang = language;
    said.rate = 0.85;
    said.onend = said.onerror = done;
    setTimeout(done, 15000);
    speechSynthesis.speak(said);
  });
  const say = async ({ number, room }, language) => {
    const answer = await fetch(`${button.dataset.spoken}?${new URLSearchParams({ lang: language, number, room })}`);
    if (!answer.ok) return;
    if ((answer.headers.get("Content-Type") || "").startsWith("audio/")) return play(answer);
    return speak(await answer.text(), language);
  };
  const announce = async (call) => {
    await chime();
    for (const language of languages) await say(call, language).catch(() => {});
  };
  const look = (aloud) => {
    for (const call of [...document.querySelectorAll("[data-number]")].reverse()) {
      const key = `${call.dataset.number} ${call.dataset.at}`;
      if (known.has(key)) continue;
      known.add(key);
      const { number, room } = call.dataset;
      if (aloud && audio.state === "running") turn = turn.then(() => announce({ number, room })).catch(() => {});
    }
  };
  const offer = () => { button.hidden = audio.state === "running"; };
  audio.addEventListener("statechange", offer);
  button.addEventListener("click", () => audio.resume());
  document.body.addEventListener("htmx:afterSwap", () => look(true));
  look(false);
  offer();
})();
