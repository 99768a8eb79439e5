"""What each action does: the questions it asks, and the change that is made of the answers.

Knows the order of questions. Must not know how a screen is laid out.
"""

from argmap.tui.flows.change import CHANGE_FLOWS
from argmap.tui.flows.decide import DECIDE_FLOWS
from argmap.tui.flows.exporting import EXPORT_FLOWS
from argmap.tui.flows.look import LOOK_FLOWS
from argmap.tui.flows.places import PLACE_FLOWS
from argmap.tui.flows.say import SAY_FLOWS

FLOWS = {**SAY_FLOWS, **CHANGE_FLOWS, **DECIDE_FLOWS, **LOOK_FLOWS, **EXPORT_FLOWS, **PLACE_FLOWS}

__all__ = ["FLOWS"]
