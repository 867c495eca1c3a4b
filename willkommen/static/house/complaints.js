/* The counsellor's pages: keys are made, boxes opened and answers sealed in this browser; no key and no word leaves it in the clear. */
(async () => {
  const sodium = window.sodium;
  await sodium.ready;
  const { base64_variants: { ORIGINAL } } = sodium;
  const raw = (text) => sodium.from_base64(text, ORIGINAL);
  const text = (bytes) => sodium.to_base64(bytes, ORIGINAL);
  const seal = (words, key) => text(sodium.crypto_box_seal(words, raw(key)));
  const element = (name, words, kind) => Object.assign(document.createElement(name), { textContent: words, className: kind || "" });

  const make = document.getElementById("make");
  if (make) {
    make.addEventListener("click", () => {
      const pair = sodium.crypto_box_keypair();
      const file = new Blob([`willkommen-key ${text(pair.privateKey)}\n`], { type: "application/octet-stream" });
      const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: "beschwerden.key" });
      link.click();
      URL.revokeObjectURL(link.href);
      document.getElementById("public-key").value = text(pair.publicKey);
      document.getElementById("publish").disabled = false;
    });
    return;
  }

  const data = JSON.parse(document.getElementById("sealed-data").textContent);
  const said = document.getElementById("key-said");
  const opened = [];
  const send = (sealed) => {
    document.getElementById("sealed-boxes").value = JSON.stringify(sealed);
    document.getElementById("sealed").submit();
  };

  const until = (day) => {
    const [year, month, number] = day.split("-").map(Number);
    const last = new Date(Date.UTC(year, month + 2, 0)).getUTCDate();
    return new Date(Date.UTC(year, month + 1, Math.min(number, last))).toLocaleDateString("de-DE", { timeZone: "UTC" });
  };

  const attached = (place, file) => {
    const pages = file.pages === 1 ? "1 Seite" : `${file.pages} Seiten`;
    const button = element("button", "", "kern-btn kern-btn--tertiary");
    button.type = "button";
    button.append(element("span", `Anhang öffnen (${pages})`, "kern-label"));
    const failed = element("p", "", "muted");
    failed.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      try {
        const answer = await fetch(`/desk/complaints/file/${file.id}/`);
        if (!answer.ok) throw new Error(answer.status);
        const box = new Uint8Array(await answer.arrayBuffer());
        const start = sodium.crypto_secretbox_NONCEBYTES;
        const pdf = sodium.crypto_secretbox_open_easy(box.slice(start), box.slice(0, start), raw(file.key));
        const address = URL.createObjectURL(new Blob([pdf], { type: "application/pdf" }));
        const link = Object.assign(element("a", "Anhang in neuem Fenster ansehen"), { href: address, target: "_blank", rel: "noopener" });
        button.replaceWith(link);
        link.focus();
        failed.textContent = "";
      } catch {
        failed.textContent = "Der Anhang ließ sich nicht öffnen. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.";
      }
    });
    place.append(button, failed);
  };

  const WORDS = { where: "Wer, wo", wish: "Wunsch", name: "Name", contact: "Erreichbar" };
  const show = (place, message, account) => {
    place.append(element("p", `${message.author === "office" ? "Unsere Antwort" : "Nachricht"} vom ${message.on}`, "muted"));
    if (account.kind) {
      const agg = account.kind === "agg";
      place.append(element("p", agg ? "nach dem AGG" : "gegen eine Behörde", "kern-body--bold"));
      if (agg && account.known_on) place.append(element("p", `Anspruch schriftlich bis ${until(account.known_on)} (§ 15 Abs. 4, § 21 Abs. 5 AGG)`, "kern-body--bold"));
      if (agg && !account.known_on) place.append(element("p", "Frist: zwei Monate ab Kenntnis; der Tag ist nicht angegeben", "kern-body--bold"));
    }
    const words = element("p", account.words);
    words.dir = "auto";
    place.append(words);
    for (const [name, label] of Object.entries(WORDS)) if (account[name]) place.append(element("p", `${label}: ${account[name]}`));
    if (account.file) attached(place, account.file);
  };

  const answering = (place, complaint) => {
    const label = element("label", "Antwort", "kern-label");
    const field = Object.assign(document.createElement("textarea"), { rows: 5, maxLength: 8000, className: "kern-form-input__input", id: `a-${complaint.id}` });
    label.htmlFor = field.id;
    const button = element("button", "", "kern-btn kern-btn--secondary");
    button.type = "button";
    button.append(element("span", "Versiegeln und senden", "kern-label"));
    button.addEventListener("click", () => {
      if (!field.value.trim()) return;
      const own = JSON.stringify({ words: field.value });
      const boxes = data.keys.map((key) => ({ key: key.id, box: seal(own, key.public) }));
      send([{ complaint: complaint.id, boxes: [...boxes, { box: seal(field.value, complaint.reply) }] }]);
    });
    place.append(label, field, button);
  };

  const open = (privateKey) => {
    const publicKey = sodium.crypto_scalarmult_base(privateKey);
    const mine = data.keys.find((key) => key.public === text(publicKey));
    if (!mine) return void (said.textContent = "Dieser Schlüssel gilt hier nicht.");
    for (const complaint of data.complaints) {
      const place = document.querySelector(`[data-complaint="${complaint.id}"]`);
      place.replaceChildren();
      for (const box of complaint.boxes.filter((one) => one.key === mine.id)) {
        const words = sodium.to_string(sodium.crypto_box_seal_open(raw(box.box), publicKey, privateKey));
        opened.push({ complaint, box, words });
        show(place, box, JSON.parse(words));
      }
      if (place.childElementCount) answering(place, complaint);
      else place.append(element("p", "Für diesen Schlüssel noch nicht versiegelt.", "muted"));
    }
    said.textContent = `Geöffnet mit dem Schlüssel: ${mine.holder}`;
    const missing = (one) => data.keys.filter((key) => !one.complaint.boxes.some((box) => box.message === one.box.message && box.key === key.id));
    const rest = opened.filter((one) => missing(one).length);
    const button = document.getElementById("reseal");
    button.hidden = !rest.length;
    button.onclick = () => send(rest.map((one) => ({
      complaint: one.complaint.id, message: one.box.message, boxes: missing(one).map((key) => ({ key: key.id, box: seal(one.words, key.public) })),
    })));
  };

  document.getElementById("key-file")?.addEventListener("change", async (event) => {
    try {
      opened.length = 0;
      open(raw((await event.target.files[0].text()).trim().split(" ").pop()));
    } catch {
      said.textContent = "Das ist keine Schlüsseldatei, oder etwas wurde verändert.";
    }
  });
})();
