"""The manual names everything that can be typed or set, and nothing that cannot."""

import re

from tests.house.sources import ROOT, files
from willkommen.environment import SETTINGS

COMMANDS = ROOT / "docs" / "commands.md"
SETTINGS_PAGE = ROOT / "docs" / "settings.md"


def documented_commands() -> set[str]:
    """The commands that have a section of their own: `## NAME` or ``## `willkommen NAME …```."""
    return set(re.findall(r"^## (?:`willkommen )?([a-z_]+)", COMMANDS.read_text(encoding="utf-8"), re.MULTILINE))


def real_commands() -> set[str]:
    """The commands that `willkommen` answers to."""
    folder = ROOT / "willkommen" / "management" / "commands"
    return {path.stem for path in files(folder, ".py") if path.parent == folder and not path.stem.startswith("_")}


def setting_rows() -> dict[str, str]:
    """The rows of the table of settings: name to the whole row."""
    text = SETTINGS_PAGE.read_text(encoding="utf-8")
    return {row[1]: row[0] for row in re.finditer(r"^\| `([A-Z_]+)` \|.*$", text, re.MULTILINE)}


def test_it_describes_every_command() -> None:
    missing = sorted(real_commands() - documented_commands())
    assert missing == [], (
        f"add to docs/commands.md: {', '.join(f'a section ## {name}' for name in missing)}"
        " with one sentence, its arguments and an example"
    )


def test_it_describes_no_command_that_is_gone() -> None:
    gone = sorted(documented_commands() - real_commands())
    assert gone == [], "take the sections of these commands out of docs/commands.md"


def test_it_describes_every_setting() -> None:
    missing = sorted(set(SETTINGS) - set(setting_rows()))
    rows = "\n".join(f"| `{name}` | {SETTINGS[name].default} | {SETTINGS[name].meaning} |" for name in missing)
    assert missing == [], f"add to docs/settings.md:\n{rows}"


def test_it_describes_no_setting_that_is_gone() -> None:
    gone = sorted(set(setting_rows()) - set(SETTINGS))
    assert gone == [], "take these rows out of docs/settings.md"


def test_it_says_of_each_setting_what_the_program_says() -> None:
    rows = setting_rows()
    apart = [
        f"| `{name}` | … | {setting.meaning} |"
        for name, setting in SETTINGS.items()
        if name in rows and setting.meaning not in rows[name]
    ]
    assert apart == [], "docs/settings.md says something else than willkommen/environment.py; the rows should end so"


def test_it_links_only_to_pages_that_exist() -> None:
    broken = [
        f"{page.name}: {target}"
        for page in files(ROOT / "docs", ".md")
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_it_lists_every_page_of_the_manual() -> None:
    contents = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    missing = [
        page.name for page in files(ROOT / "docs", ".md") if page.name != "README.md" and page.name not in contents
    ]
    assert missing == [], "name these pages in docs/README.md, under the people who need them"
