"""The declaration of kinds, under the name by which programs import it."""

from belarus_cli.facts.kinds import (
    ALL,
    BY_NAME,
    EVENT,
    FIGURE,
    KINDS,
    LISTING,
    ORGANISATION,
    PERSON,
    PRISONER,
    RELEASE,
    SANCTION,
    SOURCE,
    Field,
    Kind,
)

__all__ = [
    "ALL",
    "BY_NAME",
    "EVENT",
    "FIGURE",
    "KINDS",
    "LISTING",
    "ORGANISATION",
    "PERSON",
    "PRISONER",
    "RELEASE",
    "SANCTION",
    "SOURCE",
    "Field",
    "Kind",
]
