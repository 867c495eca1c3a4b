// Speaks aloud and vibrates when a visitor's number is called: only after one touch, without it the page still says so in words.
(() => {
  const button = document.getElementById("tell-me");
  if (!button || !(window.speechSynthesis || navigator.vibrate)) return;
  let told = "";
  const say = (text) => {
    if (navigator.vibrate) navigator.vibrate([400, 200, 400, 200, 800]);
    if (!window.speechSynthesis) return;
    const words = new SpeechSynthesisUtterance(text);
    words.lang = document.documentElement.lang;
    words.rate = 0.9;
    speechSynthesis.cancel();
    speechSynthesis.speak(words);
  };
  const look = () => {
    const call = document.querySelector("#turn [data-now]"); // htmx puts a new #turn in the place of the old one
    if (!call) { told = ""; return; }
    if (button.getAttribute("aria-pressed") !== "true" || call.dataset.now === told) return;
    told = call.dataset.now;
    say(call.textContent.replace(/\s+/g, " ").trim());
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    document.getElementById("tell-how").hidden = !on;
    if (on && window.speechSynthesis) speechSynthesis.speak(new SpeechSynthesisUtterance(" "));
    look();
  });
  document.body.addEventListener("htmx:afterSwap", look);
})();
