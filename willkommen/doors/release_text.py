"""What a person is told before a release, word for word: the same on the own device and at the counter."""

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from willkommen.catalogue.centre import Centre


@dataclass(frozen=True)
class ReleaseText:
    """The sentences in one language; `sealed` is what the journal of the release keeps of them."""

    language: str
    sentences: tuple[str, ...]

    @property
    def sealed(self) -> tuple[str, bytes]:
        """Language and SHA-256 of what was shown."""
        return self.language, hashlib.sha256("\n".join(self.sentences).encode()).digest()


def release_text(
    house: Centre, language: str, *, purpose: str, asked_by: str, receiver: str, service: str = "", words: str = ""
) -> ReleaseText:
    """The text for a `question`, a `referral` or a `joint` stop, in the person's language."""

    def name(kind: str, key: str) -> str:
        return str(house.words.get(language, kind, key))

    with override(language):
        said = {
            "question": _("%(asker)s möchte %(receiver)s etwas über Sie fragen."),
            "referral": _("%(asker)s möchte, dass %(receiver)s Ihnen bei diesem Anliegen hilft: %(service)s."),
            "joint": _("%(asker)s möchte %(receiver)s zu Ihrem Termin dazubitten: ein Tisch, ein Gespräch."),
        }[purpose] % {
            "asker": name("agency", asked_by),
            "receiver": name("agency", receiver),
            "service": name("service", service) if service else "",
        }
        sentences = [said]
        if purpose != "question":
            sentences.append(
                _("Dort liest man dann Ihre Nummer, Ihre Sprache, wie viele Sie sind und was Sie im Haus brauchen.")
            )
        if words:
            sentences.append(_("Dort liest man genau diesen Text: „%(words)s“") % {"words": words})
        sentences.append(
            _(
                "Sie entscheiden. Ein Nein ändert nichts an Ihren Terminen. Sie können immer selbst hingehen."
                " Ein Ja gilt höchstens 14 Tage, und Sie können es jederzeit zurücknehmen."
            )
        )
    return ReleaseText(language, tuple(sentences))
