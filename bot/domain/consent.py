"""What a nominee agrees to. It decides what leaves the house, never what comes in.

Publishing needs consent of its own (law 91/2025/QH15, article 16); a young nominee's parent or guardian has to agree
as well (article 24). Nothing that was not said counts as a yes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

#: of who may be younger a parent or guardian has to agree; with the year of birth alone the doubt counts for the child
OF_AGE = 18


class Topic(StrEnum):
    """What is asked."""

    TOLD = "told"  # may they be nominated
    GUARDIAN = "guardian"  # does a parent or guardian agree, of one who is not of age
    PUBLISH = "publish"
    PHOTOS = "photos"  # kept apart while only the photos have been spoken of


YES, NO, NOT_ASKED, NOT_YET, TEXT_ONLY = "yes", "no", "not-asked", "not-yet", "text-only"

#: what may be said of each
SAYINGS: Mapping[Topic, tuple[str, ...]] = {
    Topic.TOLD: (YES, NO, NOT_YET),
    Topic.GUARDIAN: (YES, NO, NOT_ASKED),
    Topic.PUBLISH: (YES, TEXT_ONLY, NO, NOT_ASKED),
    Topic.PHOTOS: (YES, NO),
}
#: what a form's answers say of it
IN_ANSWERS = (Topic.TOLD, Topic.PUBLISH)


@dataclass(frozen=True)
class Consent:
    """How it stands. `guardian` is None of one who is of age, or whose year of birth is not known."""

    told: str
    publish: str
    guardian: str | None = None
    photos: str | None = None

    @property
    def may_forward(self) -> bool:
        """Whether the nomination may go further up."""
        return self.told == YES and self.guardian in (None, YES)

    @property
    def may_publish(self) -> bool:
        """Whether anything of it may be published."""
        return self.may_forward and self.publish in (YES, TEXT_ONLY)

    @property
    def may_show_photos(self) -> bool:
        """Whether photos may be published, those aside that are only to be considered."""
        return self.may_publish and self.publish == YES and self.photos != NO

    @property
    def refused(self) -> bool:
        """Whether they do not want to be nominated at all."""
        return NO in (self.told, self.guardian)

    @property
    def open(self) -> Topic | None:
        """What has to be asked before it may go further up; None where nothing has."""
        if self.refused or self.may_forward:
            return None
        return Topic.GUARDIAN if self.told == YES else Topic.TOLD

    @property
    def next(self) -> Topic | None:
        """What is to be asked next, publishing included."""
        if self.refused:
            return None
        return self.open or (Topic.PUBLISH if self.publish == NOT_ASKED else None)


def of(answers: Mapping[str, Any], said: Mapping[str, str], *, year: int) -> Consent:
    """How it stands after a form's answers and what has been said since; `year` is that of the nomination."""
    now = overlaid(answers, said)
    return Consent(
        told=now.get(Topic.TOLD, NOT_YET),
        publish=now.get(Topic.PUBLISH, NOT_ASKED),
        guardian=said.get(Topic.GUARDIAN, NOT_ASKED) if is_minor(answers, year=year) else None,
        photos=said.get(Topic.PHOTOS),
    )


def overlaid(answers: Mapping[str, Any], said: Mapping[str, str]) -> dict[str, Any]:
    """A form's answers with what has been said since in their place."""
    spoken = {topic.value: said[topic] for topic in IN_ANSWERS if topic in said}
    return without_photos({**answers, **spoken}, said)


def without_photos(now: Mapping[str, Any], said: Mapping[str, str]) -> dict[str, Any]:
    """A yes to publishing is one to words alone once the photos were refused."""
    words_alone = said.get(Topic.PHOTOS) == NO and now.get(Topic.PUBLISH) == YES
    return {**now, Topic.PUBLISH.value: TEXT_ONLY} if words_alone else dict(now)


def is_minor(answers: Mapping[str, Any], *, year: int) -> bool:
    """Whether the nominee may not be of age in that year."""
    born = answers.get("born")
    return isinstance(born, int) and year - born <= OF_AGE


def after(before: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    """What has been said, with something new. A no to photos outlasts a yes that does not speak of them.

    After a refusal a later yes is one to the nomination alone: publishing has to be asked anew.
    """
    now = {**before, **said}
    if NO in (said.get(Topic.TOLD), said.get(Topic.GUARDIAN)):
        now[Topic.PUBLISH] = NOT_ASKED
    return without_photos(now, now)


def narrows(before: Consent, now: Consent) -> bool:
    """Whether less is allowed than was."""
    return any(
        had and not has
        for had, has in (
            (before.may_forward or not before.refused, now.may_forward or not now.refused),
            (before.may_forward, now.may_forward),
            (before.may_publish, now.may_publish),
            (before.may_show_photos, now.may_show_photos),
        )
    )


def formed(before: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """A form's answers with some that are given: who does not want to be nominated has agreed to no post either.

    Nor has who could not be asked; once they have been, the post is asked of anew.
    """
    now = {**before, **given}
    if now.get(Topic.TOLD) == NO or given.get(Topic.TOLD) == NOT_YET:
        return {**now, Topic.PUBLISH.value: NOT_ASKED}
    if before.get(Topic.TOLD) == NOT_YET and given.get(Topic.TOLD) == YES and now.get(Topic.PUBLISH) == NOT_ASKED:
        del now[Topic.PUBLISH]
    return now


def changed(before: Mapping[str, Any], mended: Mapping[str, Any]) -> dict[str, str]:
    """What a mended form says otherwise than the nomination that it was opened on."""
    return asked_together(
        {topic.value: mended[topic] for topic in IN_ANSWERS if topic in mended and mended[topic] != before.get(topic)}
    )


def asked_together(said: Mapping[str, str]) -> dict[str, str]:
    """What is said by a button: its yes to publishing, asked with the photos, takes them in."""
    photos = {Topic.PHOTOS.value: YES} if said.get(Topic.PUBLISH) == YES else {}
    return {**said, **photos}


def photos_to_publish(consent: Consent, photos: Sequence[int], private: Collection[int]) -> tuple[int, ...]:
    """Of a nomination's photos those that may be published."""
    return tuple(photo for photo in photos if photo not in private) if consent.may_show_photos else ()
