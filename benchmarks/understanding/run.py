"""Measures the understanding: `python -m benchmarks.understanding.run [FILE]`.

The shipped weights have learned from the development texts, so those are measured in five folds, each read with
weights fitted without it. For texts that nothing has learned from, `--shipped` takes the weights as they are.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from dataclasses import replace as with_changes
from itertools import pairwise
from pathlib import Path
from statistics import quantiles

from benchmarks.understanding.data import (
    ANSWERS,
    DEV,
    SLOTS,
    TEXTS,
    UNSEEN_ANSWERS,
    Line,
    read_answers,
    read_lines,
    vocabulary,
)
from benchmarks.understanding.fit import TODAY, examples_of_answers, examples_of_lines, examples_of_phrases, fit, taught
from bot.phrases import load_lexicon
from bot.understanding import SURE, Lexicon, Meaning, Reader, Understanding

_FOLDS = 5
#: of the normal distribution, for an interval that holds 95 times of a hundred
_Z = 1.96
_STEPS = (0.0, 0.25, SURE, 0.75, 0.9, 0.97, 1.01)
_CONFUSIONS = 12


@dataclass(frozen=True)
class Result:
    """What was read in a line, and how long it took."""

    line: Line
    meaning: Meaning
    seconds: float

    @property
    def right(self) -> bool:
        return self.meaning.intent.value == self.line.intent

    def slot_right(self, slot: str) -> bool:
        return bool(getattr(self.meaning, slot) == self.line.slots[slot])


def read_all(understanding: Understanding, lines: Iterable[Line]) -> Iterator[Result]:
    """Read every line with the vocabulary of its plan."""
    readers = {plan: understanding.prepare(vocabulary(plan)) for plan in {line.plan for line in lines}}
    for line in lines:
        start = time.perf_counter()
        meaning = readers[line.plan].understand(line.text, today=TODAY)
        yield Result(line, meaning, time.perf_counter() - start)


def in_folds(lexicon: Lexicon, lines: list[Line]) -> list[Result]:
    """Read each fifth of the lines with weights that have not seen it."""
    understanding = taught(lexicon)
    known = examples_of_phrases(understanding) + examples_of_lines(understanding, read_lines(TEXTS))
    known += examples_of_answers(understanding, read_answers(ANSWERS))
    shuffled = random.Random(1).sample(lines, len(lines))
    results: list[Result] = []
    for fold in range(_FOLDS):
        held_out = shuffled[fold::_FOLDS]
        rest = [line for at, line in enumerate(shuffled) if at % _FOLDS != fold]
        weights = fit(known + examples_of_lines(understanding, rest))
        results += read_all(Understanding(with_changes(understanding.lexicon, weights=weights)), held_out)
    return results


def show(results: list[Result]) -> None:
    """Print the figures."""
    _show_groups("intent", results, lambda r: r.line.intent)
    _show_groups("style", results, lambda r: r.line.style)
    _show_slots(results)
    ours = [r for r in results if r.line.intent != "other"]
    others = [r for r in results if r.line.intent == "other"]
    print(f"\n{'':<34} share  95 % interval")
    print(f"intent right                      {_between(results, lambda r: r.right)}")
    print(f"intent and all slots right        {_between(results, _all_right)}")
    print(f"other refused                     {_between(others, lambda r: r.right)}")
    print(f"ours taken for other              {_between(ours, lambda r: r.meaning.intent == 'other')}")
    print(f"ours answered, not asked back     {_between(ours, lambda r: r.meaning.confidence >= SURE)}")
    print(f"ours, right one among guesses     {_between(ours, lambda r: r.line.intent in r.meaning.guesses)}")
    print(
        f"confident and wrong (of all)      {_between(results, lambda r: r.meaning.confidence >= SURE and not r.right)}"
    )
    times = quantiles((r.seconds * 1000 for r in results), n=100)
    print(f"a text takes, ms                  p50 {times[49]:.2f}, p95 {times[94]:.2f}")
    _show_calibration(results)
    _show_confusions(results)


def _all_right(result: Result) -> bool:
    return result.right and all(result.slot_right(slot) for slot in SLOTS)


def _show_groups(title: str, results: list[Result], key: Callable[[Result], str]) -> None:
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[key(result)].append(result)
    print(f"\n{title:<18} {'n':>4} intent  all")
    for name, group in sorted(groups.items()):
        print(f"{name:<18} {len(group):>4} {_share(group, lambda r: r.right)} {_share(group, _all_right)}")


def _show_slots(results: list[Result]) -> None:
    print(f"\n{'slot':<10} exact (of all)  named ones right  invented")
    for slot in SLOTS:
        named = [r for r in results if r.line.slots[slot]]
        unnamed = [r for r in results if not r.line.slots[slot]]
        exact = _share(results, lambda r, slot=slot: r.slot_right(slot))  # type: ignore[misc]
        right = _share(named, lambda r, slot=slot: r.slot_right(slot))  # type: ignore[misc]
        invented = _share(unnamed, lambda r, slot=slot: not r.slot_right(slot))  # type: ignore[misc]
        print(f"{slot:<10} {exact:>14} {right:>17} {invented:>9}")


def _show_calibration(results: list[Result]) -> None:
    """How often it is right where it believes so: both columns should say the same."""
    print(f"\n{'confidence':<12} {'n':>4} believed right")
    for low, high in pairwise(_STEPS):
        group = [r for r in results if low <= r.meaning.confidence < high]
        if group:
            believed = 100 * sum(r.meaning.confidence for r in group) / len(group)
            right = _share(group, lambda r: r.right)
            print(f"{low:.2f}-{min(high, 1):.2f}    {len(group):>4}  {believed:5.1f}% {right}")


def _show_confusions(results: list[Result]) -> None:
    taken = Counter((r.line.intent, str(r.meaning.intent)) for r in results if not r.right)
    print("\nmost often confused")
    for (meant, read), times in taken.most_common(_CONFUSIONS):
        print(f"{meant:<18} read as {read:<18} {times:>3}")


def _between(results: list[Result], holds: Callable[[Result], bool]) -> str:
    """A share with its 95 % interval (Wilson)."""
    n = len(results)
    if not n:
        return "    -"
    share = sum(map(holds, results)) / n
    centre, spread = share + _Z**2 / (2 * n), _Z * math.sqrt(share * (1 - share) / n + (_Z / (2 * n)) ** 2)
    low, high = ((centre + sign * spread) / (1 + _Z**2 / n) for sign in (-1, 1))
    return f"{100 * share:5.1f}%  {100 * max(low, 0):.1f}-{100 * min(high, 1):.1f}"


def _share(results: list[Result], holds: Callable[[Result], bool]) -> str:
    return f"{100 * sum(map(holds, results)) / len(results):5.1f}%" if results else "    -"


def show_in_a_form(reader: Reader, results: list[Result]) -> None:
    """What a form that waits would take for questions: of answers to it hardly any, of questions most."""
    answers = read_answers(UNSEEN_ANSWERS)
    taken = sum(reader.understand(text, today=TODAY).is_question for text in answers)
    print(f"\nanswers to a form taken for questions  {100 * taken / len(answers):.1f}% of {len(answers)}")
    asking = [r for r in results if r.line.intent not in ("nominate", "smalltalk", "other")]
    print(f"questions taken for such in a form     {_share(asking, lambda r: r.meaning.is_question)}")


def show_faults(results: list[Result]) -> None:
    """Print every line that was read wrong."""
    for r in sorted(results, key=lambda r: (r.line.intent, r.line.text)):
        wrong = [f"{s}: {r.line.slots[s]} <- {getattr(r.meaning, s)}" for s in SLOTS if not r.slot_right(s)]
        if not r.right:
            wrong.insert(0, f"{r.line.intent} <- {r.meaning.intent} {r.meaning.confidence}")
        if wrong:
            print(f"{r.line.plan[0]} | {r.line.text} | {'; '.join(wrong)}")


def _memory() -> float:
    """The most that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=DEV)
    parser.add_argument("--shipped", action="store_true", help="take the weights as they are")
    parser.add_argument("--faults", action="store_true", help="print what was read wrong")
    asked = parser.parse_args()
    if not asked.file.exists():
        print(f"There are no labelled texts at {asked.file}: nothing is measured.")
        return
    lines = read_lines(asked.file)
    start, memory = time.perf_counter(), _memory()
    lexicon = load_lexicon()
    loaded = Understanding(lexicon)
    print(f"loading takes {time.perf_counter() - start:.2f} s")
    readers = [loaded.prepare(vocabulary(plan)) for plan in {line.plan for line in lines}]
    print(f"it and {len(readers)} readers take {time.perf_counter() - start:.2f} s and {_memory() - memory:.1f} MB")
    how = "the shipped weights" if asked.shipped else f"{_FOLDS} folds"
    print(f"{len(lines)} texts, {how}")
    results = list(read_all(Understanding(lexicon), lines)) if asked.shipped else in_folds(lexicon, lines)
    show(results)
    if asked.shipped:
        show_in_a_form(readers[0], results)
    if asked.faults:
        show_faults(results)


if __name__ == "__main__":
    main()
