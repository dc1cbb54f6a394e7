"""What a person wishes, once it has been understood."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.names import fold
from bot.domain.roster import Tree
from bot.understanding import SURE, Intent, Meaning
from bot.usecases import ask, duties, nominate, review, sums
from bot.usecases.duties import Duty
from bot.usecases.turn import Outcome, Turn


def wish(turn: Turn, meaning: Meaning, tree: Tree) -> Outcome:
    """Answer what was understood; below the threshold, ask back."""
    about = _report_meant(turn, meaning, tree)
    if about is not None:
        return sums.of_all(turn.session, turn.deployment, turn.person, tree, about)
    if meaning.confidence < SURE:
        return ask.guesses(meaning)
    match meaning.intent:
        case Intent.NOMINATE:
            given = {"subject": meaning.subject, "field": meaning.field}
            named = {key: value for key, value in given.items() if value is not None}
            return nominate.start(turn.session, turn.deployment, turn.person, turn.now, given=named)
        case Intent.MY_SUBMISSIONS | Intent.EDIT_SUBMISSION:
            return review.mine(turn.session, turn.person)
        case _:
            return ask.answer(_asked(turn, meaning, tree))


def _report_meant(turn: Turn, meaning: Meaning, tree: Tree) -> Duty | None:
    """The report that is meant where somebody asks who has sent, or how many have, and speaks of reports."""
    said = f" {fold(meaning.text)} "
    if meaning.intent not in (Intent.MISSING_UNITS, Intent.REMAINING):
        return None
    if not any(f" {word} " in said for word in turn.deployment.words.about_reports):
        return None
    return duties.report_asked_about(turn.plan, tree, turn.deployment.today(turn.now))


def _asked(turn: Turn, meaning: Meaning, tree: Tree) -> ask.Asked:
    plan = turn.plan
    return ask.Asked(turn.session, turn.deployment, turn.person, tree, plan, _completed(turn, meaning), turn.now)


def _completed(turn: Turn, meaning: Meaning) -> Meaning:
    """While a form is being filled, what is asked on criteria and leads is asked of its field and subject."""
    draft = turn.draft
    if draft is None or meaning.field is not None or meaning.intent not in (Intent.CRITERIA, Intent.LEAD_AGENCY):
        return meaning
    subject = meaning.subject or draft.answers.get("subject")
    return replace(meaning, field=draft.answers.get("field"), subject=subject)
