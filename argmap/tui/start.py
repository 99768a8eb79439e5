"""Starting the screen: the settings, the session, the app. Must not know what the app shows."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from argmap.model.values import Debate
from argmap.text.safe import display_text

_SHOWN = "tour-was-shown"


def start(path: Path, who: str | None = None, *, tour: bool = False) -> int:
    """Open a debate on the terminal; return 0, or 2 where the file or the settings cannot be read.

    `tour` begins with the short tour, where it was never shown before.
    """
    from argmap.configuration import BadConfiguration, configuration, speaker, state_folder
    from argmap.session import Session

    gc.disable()
    try:
        settings = configuration()
        who = who or speaker()
        session = Session.open(path, who=who, state_dir=state_folder(), autosave=settings.autosave)
    except BadConfiguration as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(f"{path}: {(error.strerror or str(error)).lower()}")
    from argmap.tui.app import ArgmapApp
    from argmap.tui.idle import keep_out_of_the_way

    keep_out_of_the_way()
    if who is not None and who not in session.debate.participants and not session.read_only:
        return _fail(f"{who} is no participant of this debate; {_known(session.debate)}")
    app = ArgmapApp(
        session, who=who, keymap=settings.keymap, theme=settings.theme, tour=tour and first_tour(state_folder())
    )
    app.run()
    return app.return_code or 0


def first_tour(folder: Path) -> bool:
    """Return whether the tour was never shown; from now on it was. Where that cannot be kept, it is not shown."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _SHOWN).open("x").close()
    except OSError:
        return False
    return True


def _known(debate: Debate) -> str:
    return f"there are {', '.join(debate.participants)}" if debate.participants else "it has none"


def _fail(message: str) -> int:
    print(f"argmap: {display_text(message)}", file=sys.stderr)
    return 2
