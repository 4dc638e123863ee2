"""The commands: everything that Tumen does, at the terminal.

Takes:     words of the user, and the workspace they name.
Gives:     the rooms' answers as text for people, or with --json for machines.
Rule:      a command calls the rooms' actions and queries and does nothing else; it says in one sentence what
           went wrong.
Standard:  exit status 0 when all was done, 1 when something was refused, 2 when the command was not
           understood.

Each room's commands stand in a module of the room's name, and are listed in `COMMANDS`.
"""

from tumen.cli.opening import COMMANDS, Desk, as_json, main, opens_workspace

__all__ = ["COMMANDS", "Desk", "as_json", "main", "opens_workspace"]
