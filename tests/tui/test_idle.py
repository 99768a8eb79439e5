"""When the collector collects: never while somebody works."""

from argmap.tui.idle import Idle


class Hours:
    """A clock that is set, and what was collected."""

    def __init__(self, made: int = 100_000) -> None:
        self.now, self.made = 0.0, made
        self.collected: list[int] = []
        self.idle = Idle(lambda: self.now, self.collect, lambda: self.made)

    def collect(self, generation: int) -> None:
        self.collected.append(generation)
        self.made = 0

    def pass_by(self, seconds: float, *, pressing: bool = False) -> None:
        for _ in range(int(seconds / 0.5)):
            self.now += 0.5
            if pressing:
                self.idle.stir()
            self.idle.look()


def test_nothing_is_collected_while_keys_are_pressed() -> None:
    hours = Hours()
    hours.pass_by(600, pressing=True)
    assert hours.collected == []


def test_what_is_young_is_collected_in_a_pause() -> None:
    hours = Hours()
    hours.pass_by(5)
    assert hours.collected == [0]


def test_everything_is_collected_once_after_a_rest() -> None:
    hours = Hours()
    hours.pass_by(600)
    assert hours.collected == [0, 2]


def test_a_key_begins_the_wait_anew() -> None:
    hours = Hours()
    hours.pass_by(19)
    hours.pass_by(1, pressing=True)
    hours.pass_by(19)
    assert hours.collected == [0]


def test_where_little_was_made_nothing_is_collected() -> None:
    hours = Hours(made=100)
    hours.pass_by(600)
    assert hours.collected == []
