// Reads a sentence aloud in the visitor's language where the browser has a voice; without one the sentence is shown.
(() => {
  if (!window.speechSynthesis) return;
  for (const button of document.querySelectorAll("[data-say]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const words = new SpeechSynthesisUtterance(button.dataset.say);
      words.lang = button.dataset.lang;
      words.rate = 0.9;
      speechSynthesis.cancel();
      speechSynthesis.speak(words);
    });
  }
})();
