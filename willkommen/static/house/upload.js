// Sends files in pieces and goes on where the line was cut; without it the same form sends them in one go.
for (const form of document.querySelectorAll("form[data-upload]")) {
  const state = form.querySelector("[role=status]");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const begun = JSON.parse(document.getElementById("begun").textContent);

  const rest = (time) => new Promise((go) => {
    setTimeout(go, time);
    addEventListener("online", go, { once: true });
    document.addEventListener("visibilitychange", go, { once: true });
  });

  // Asks until somebody answers: a phone that slept, or a line that was cut, loses nothing.
  async function ask(address, body, headers = {}) {
    for (let pause = 400; ; pause = Math.min(pause * 2, 6000)) {
      try {
        const limit = AbortSignal.timeout(30000);
        const answer = await fetch(address, { method: body ? "POST" : "GET", body, headers: { "X-CSRFToken": token, ...headers }, signal: limit });
        if (answer.status < 500 || answer.status === 503) return { ok: answer.ok, said: await answer.json() };
      } catch { /* no answer: again */ }
      state.textContent = form.dataset.waiting;
      await rest(pause);
    }
  }

  async function send(file, told) {
    const known = begun.find((one) => one.name === file.name && one.size === file.size);
    if (known) begun.splice(begun.indexOf(known), 1);
    let mine = known;
    if (!mine) {
      const answer = await ask(form.dataset.upload, new URLSearchParams({ name: file.name, size: file.size, paper: form.elements.paper.value }));
      if (!answer.ok) throw answer.said.said;
      mine = answer.said;
    }
    const address = `${form.dataset.upload}${mine.id}/`;
    let { received, piece } = (await ask(address)).said;
    while (received < file.size) {
      const answer = await ask(address, file.slice(received, received + piece), { "Upload-Offset": received, "Content-Type": "application/octet-stream" });
      if (!answer.ok) throw answer.said.said;
      received = answer.said.received;
      told(received);
    }
    return mine.id;
  }

  form.addEventListener("submit", async (event) => {
    const files = [...form.elements.files.files];
    if (!files.length) return;
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    const all = files.reduce((sum, file) => sum + file.size, 0);
    let before = 0;
    try {
      const names = new URLSearchParams({ finish: "1", paper: form.elements.paper.value, instead: form.elements.instead?.value ?? "" });
      for (const file of files) {
        const told = (received) => { state.textContent = `${form.dataset.sending} ${Math.floor(100 * (before + received) / all)} %`; };
        told(0);
        names.append("upload", await send(file, told));
        before += file.size;
      }
      state.textContent = form.dataset.checking;
      const answer = await ask(form.dataset.upload, names);
      if (!answer.ok) throw answer.said.said;
      location.assign(answer.said.next);
    } catch (said) {
      state.textContent = typeof said === "string" ? said : form.dataset.failed;
      button.disabled = false;
    }
  });
}
