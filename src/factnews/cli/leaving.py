"""How a command ends: its exit code, and one line on standard error where something was wrong."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence

import typer

from factnews.cli.suggesting import with_suggestion
from factnews.errors import FactNewsError

DONE = 0
OUR_FAULT = 1
BAD_INPUT = 2
INTERRUPTED = 130
PIPE_CLOSED = 141
"""As a shell reports a program that was ended by SIGPIPE: the reader of our output has gone, as `head` does."""

_UsageError: type[Exception] = typer.BadParameter.__bases__[0]
"""What typer raises for options it does not know; older versions take it from click, newer ones bring their own."""


class PipeClosedError(Exception):
    """Our output is no longer read."""


def run_and_say(arguments: Sequence[str]) -> int:  # noqa: PLR0911  one return for each way to end
    """Run one command and return its exit code; all that goes wrong ends here."""
    from factnews.cli.app import app

    command = typer.main.get_command(app)
    try:
        code = command.main(args=list(arguments), prog_name="factnews", standalone_mode=False)
        sys.stdout.flush()
    except (PipeClosedError, BrokenPipeError):
        # what is still buffered has nowhere to go; without this, Python complains while it shuts down
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except FactNewsError as error:
        return say(str(error))
    except _UsageError as error:
        return say(with_suggestion(_usage_words(error), command))
    except OSError as error:
        return say(_system_words(error))
    except Exception as error:  # noqa: BLE001  a fault of ours must not bury the user in a traceback
        if os.environ.get("FACTNEWS_DEBUG"):
            traceback.print_exc()
        say(
            f"a fault inside factnews: {type(error).__name__}: {error}; nothing stored is lost; "
            "set FACTNEWS_DEBUG=1 to see where, and please report it"
        )
        return OUR_FAULT
    return code if isinstance(code, int) else DONE


def say(message: str) -> int:
    """One line on standard error; returns the exit code of bad input."""
    line = " ".join(message.split())
    sys.stderr.write(f"factnews: {line}\n")
    sys.stderr.flush()
    return BAD_INPUT


def _usage_words(error: Exception) -> str:
    words = getattr(error, "format_message", None)  # names the option; both sources of the class have it
    return str(words()) if callable(words) else str(error)


def _system_words(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{(error.strerror or str(error)).lower()}; give a path that exists and that you may use"
