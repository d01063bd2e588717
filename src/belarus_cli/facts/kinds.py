"""The one declaration of every kind of record and its fields.

Loading, checking, the JSON Schema, lists, `show`, `search`, CSV headers and the exports all read
it. A new field is one line here plus the facts.
"""

from __future__ import annotations

import typing as t

Type = t.Literal[
    "text", "integer", "number", "date", "country", "tally", "choice", "reference", "address"
]
"""What a value is. A tally is a country with a number of people, as in `Ukraine: 114`."""


class Field(t.NamedTuple):
    """One field of a kind of record."""

    name: str
    heading: str
    help: str
    type: Type = "text"
    collects: bool = False
    """Whether all its values hold together; else two different values are a dispute."""
    cited: bool = True
    """Whether each value is a claim with sources; else it is a bare value that asserts nothing."""
    required: bool = False
    derived: bool = False
    """Whether the program works it out from other records; never written in the file."""
    follows: str = ""
    """The field that a derived value is taken from; it is as doubtful as that one."""
    choices: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    """For a reference: the kinds of record that it may name."""


class Kind(t.NamedTuple):
    """One kind of record."""

    name: str
    section: str
    heading: str
    help: str
    fields: tuple[Field, ...]
    lead: str = ""
    """The field that a list shows a record for: who states its value is named first."""

    def field(self, name: str) -> Field:
        """Give the field of that name; KeyError if the kind has none."""
        return _FIELDS[self.name, name]


COUNTRIES = (
    "Australia",
    "Austria",
    "Belarus",
    "Belgium",
    "Canada",
    "Czechia",
    "Denmark",
    "Estonia",
    "Finland",
    "France",
    "Georgia",
    "Germany",
    "Israel",
    "Italy",
    "Japan",
    "Kazakhstan",
    "Latvia",
    "Lithuania",
    "Moldova",
    "Netherlands",
    "Norway",
    "Poland",
    "Russia",
    "Spain",
    "Sweden",
    "Switzerland",
    "Turkey",
    "Ukraine",
    "United Kingdom",
    "United States",
    "Uzbekistan",
)
"""The countries that the facts may name, so that a filter never misses one spelt otherwise."""

AUTHORITIES = (
    "United States",
    "European Union",
    "United Kingdom",
    "Canada",
    "Switzerland",
    "Ukraine",
    "Lithuania",
    "Latvia",
    "Poland",
    "Norway",
    "Japan",
    "Australia",
    "New Zealand",
    "International Labour Organization",
)
SHORT_AUTHORITIES = {"United States": "US", "European Union": "EU", "United Kingdom": "UK"}
STATUSES = ("eased", "in force", "superseded", "archived", "revoked", "expired", "lifted")
"""In the order in which lists show them."""
BASES = ("act", "list", "report", "word")
"""What a state rests on, strongest first: the legal act or an analysis of it, an official list seen
on that day, a report, an official's word."""

MEASURE_TYPES = (
    "statute",
    "executive order",
    "regulation",
    "designation",
    "sectoral measure",
    "trade restriction",
    "financial restriction",
    "airspace ban",
    "transit ban",
    "tariff",
    "general license",
    "permit",
    "renewal",
    "removal",
    "border closure",
    "court ruling",
    "other",
)
TOPICS = (
    "prisoners",
    "sanctions",
    "diplomacy",
    "elections",
    "protest",
    "war",
    "economy",
    "awards",
)
PROFESSIONS = (
    "journalist",
    "editor",
    "media manager",
    "camera operator",
    "photographer",
    "blogger",
    "politician",
    "lawyer",
    "human rights defender",
    "activist",
    "trade unionist",
    "academic",
    "teacher",
    "writer",
    "musician",
    "artist",
    "athlete",
    "doctor",
    "priest",
    "entrepreneur",
    "worker",
    "student",
    "soldier",
    "civil servant",
    "pensioner",
)
"""What people did for a living or are known for doing; membership of a body is a role."""
FIGURE_TOPICS = (
    "freed",
    "held",
    "prosecuted",
    "exiled",
    "listed",
    "potash",
    "trade",
    "transit",
    "migration",
    "aviation",
    "economy",
    "elections",
    "war",
    "other",
)
SOURCE_KINDS = (
    "official",
    "wire",
    "news",
    "ngo",
    "legal-analysis",
    "reference",
    "state-media",
    "aggregator",
)
"""The kinds of source, strongest first."""

_NAME = Field("name", "Name", "spelling most used in English sources", cited=False, required=True)
_ALSO = Field("also", "Also", "other spellings, in any script", collects=True, cited=False)
_ROLE = Field("role", "Role", "what the person or body is known as", collects=True)
_BACKGROUND = Field("background", "Background", "what else is known", collects=True)

PRISONER = Kind(
    "prisoner",
    "prisoners",
    "Prisoners",
    "people who were released, or still held when last reported",
    (
        _NAME,
        _ALSO,
        _ROLE,
        Field(
            "profession",
            "Profession",
            "occupation, from a closed list",
            "choice",
            collects=True,
            choices=PROFESSIONS,
        ),
        Field("nationality", "Nationality", "citizenship", "country", collects=True),
        Field("born", "Born", "date of birth", "date"),
        Field("age", "Age at release", "age at release, in years", "integer"),
        Field("detained", "Held since", "date of arrest", "date"),
        Field("sentenced", "Sentenced", "date of the verdict", "date"),
        Field("sentence", "Sentence", "length of the sentence"),
        Field("charges", "Charges", "offences, articles in parentheses", collects=True),
        Field("trial", "Trial", "court, appeal, fine, further sentences", collects=True),
        Field("custody", "Custody", "prisons and conditions", collects=True),
        Field(
            "still_held",
            "Still held",
            "last day on which the person was reported still held",
            "date",
        ),
        Field("release", "Release", "round of releases", "reference", to=("release",)),
        Field(
            "released",
            "Released",
            "date of release; of the round, if there is one",
            "date",
            follows="release",
        ),
        Field("destination", "To", "where the person went on release", "country"),
        Field("after", "After", "what followed the release", collects=True),
        _BACKGROUND,
    ),
)
RELEASE = Kind(
    "release",
    "releases",
    "Releases",
    "rounds in which prisoners were freed",
    (
        _NAME,
        _ALSO,
        Field("date", "Date", "day of the release", "date", required=True),
        Field("freed", "Freed", "number of people freed", "integer"),
        Field(
            "political_prisoners",
            "Political prisoners",
            "how many of them were recognised as political prisoners",
            "integer",
        ),
        Field("women", "Women", "how many of them were women", "integer"),
        Field("men", "Men", "how many of them were men", "integer"),
        Field("journalists", "Journalists", "how many of them were media workers", "integer"),
        Field(
            "names", "Names", "who published a list of names, of how many, and where", collects=True
        ),
        Field("described_as", "Described as", "pardon, expulsion …, and by whom", collects=True),
        Field("announced_by", "Announced by", "who made it known", collects=True),
        Field("brokered_by", "Brokered by", "who mediated, as sources say", collects=True),
        Field(
            "in_exchange_for", "In exchange for", "what was given, as sources say", collects=True
        ),
        Field("destination", "To", "where people went, with numbers", "tally", collects=True),
        Field("nationality", "Nationality", "citizenships, with numbers", "tally", collects=True),
        Field("detail", "Detail", "what else is known", collects=True),
        Field("significance", "Significance", "how sources weigh it", collects=True),
        Field(
            "people",
            "People",
            "prisoners who name this round",
            "reference",
            collects=True,
            cited=False,
            derived=True,
            to=("prisoner",),
        ),
        Field(
            "measures",
            "Measures",
            "sanctions measures linked to this round",
            "reference",
            collects=True,
            cited=False,
            derived=True,
            to=("sanction",),
        ),
    ),
    lead="freed",
)


def _sanction_links(name: str, heading: str, help_: str, inverse: str) -> tuple[Field, Field]:
    there = Field(
        name, heading, f"measures that this one {help_}", "reference", True, to=("sanction",)
    )
    back = Field(
        inverse,
        inverse.replace("_", " ").capitalize(),
        f"measures that {name[:-1] if name.endswith('s') else name} this one",
        "reference",
        collects=True,
        cited=False,
        derived=True,
        to=("sanction",),
    )
    return there, back


SANCTION = Kind(
    "sanction",
    "sanctions",
    "Sanctions",
    "legal measures that impose, ease or lift sanctions",
    (
        _NAME,
        _ALSO,
        Field(
            "type",
            "Type",
            "form of the measure",
            "choice",
            cited=False,
            required=True,
            choices=MEASURE_TYPES,
        ),
        Field("target", "Target", "whom or what it hits", collects=True),
        Field("authority", "By", "who imposed it", "choice", required=True, choices=AUTHORITIES),
        Field("instrument", "Instrument", "legal act", collects=True),
        Field("imposed", "Imposed or issued", "day of adoption, issue or listing", "date"),
        Field("effective", "Effective", "day from which it applies", "date"),
        Field("eased", "Eased", "day on which it was eased", "date"),
        Field("lifted", "Lifted", "day of formal removal", "date"),
        Field("revoked", "Revoked", "day on which the authority took it back", "date"),
        Field("archived", "Archived", "day on which it left the authority's current ones", "date"),
        Field("expires", "Expires", "day on which it ends or ended", "date"),
        Field(
            "term",
            "Term",
            "whether it says when it ends",
            "choice",
            choices=("no expiry stated",),
        ),
        Field(
            "status", "Status", "state on the day under status_as_of", "choice", choices=STATUSES
        ),
        Field(
            "status_as_of",
            "Status as of",
            "day on which the state under status holds",
            "date",
            cited=False,
            derived=True,
        ),
        Field(
            "later_status",
            "Later word",
            "states reported for later days, such as by an envoy before any legal act",
            collects=True,
            cited=False,
            derived=True,
        ),
        Field("measure", "Measure", "what it does", collects=True),
        Field("scope_limits", "Limits", "what it leaves out, and conditions", collects=True),
        Field("reason", "Reason", "why, as the authority or a source says", collects=True),
        Field("announced", "Announced", "what was announced beyond the legal act", collects=True),
        Field("effect", "Effect", "reported consequences", collects=True),
        Field(
            "linked_release",
            "For release",
            "round of releases that it is linked to",
            "reference",
            collects=True,
            to=("release",),
        ),
        *_sanction_links("eases", "Eases", "eases", "eased_by"),
        *_sanction_links("replaces", "Replaces", "replaces", "replaced_by"),
        *_sanction_links("extends", "Extends", "extends", "extended_by"),
    ),
    lead="status",
)
EVENT = Kind(
    "event",
    "events",
    "Events",
    "dated background that no other record holds",
    (
        Field("date", "Date", "day or days of the event", "date", required=True),
        Field("headline", "Headline", "what happened, in one line", required=True),
        Field("detail", "Detail", "what else is known", collects=True),
        Field("topic", "Topic", "subject", "choice", cited=False, required=True, choices=TOPICS),
        Field(
            "people",
            "People",
            "prisoners and people whom it names",
            "reference",
            collects=True,
            cited=False,
            to=("prisoner", "person"),
        ),
    ),
    lead="headline",
)
FIGURE = Kind(
    "figure",
    "figures",
    "Figures",
    "numbers that people quote",
    (
        _NAME,
        _ALSO,
        Field("value", "Value", "the number, newest first, each with its day", required=True),
        Field(
            "number",
            "Number",
            "the number in it, less its hedge; unknown if it holds none or several",
            "number",
            cited=False,
            derived=True,
        ),
        Field("unit", "Unit", "unit of the number", cited=False, required=True),
        Field("topic", "Topic", "subject", "choice", cited=False, choices=FIGURE_TOPICS),
        Field("as_of", "As of", "day that the value holds on", "date", cited=False, derived=True),
        Field("measures", "Counts", "what exactly is counted", collects=True),
        Field("stated_by", "Stated by", "who counted or said it", collects=True),
    ),
    lead="value",
)
PERSON = Kind(
    "person",
    "people",
    "People",
    "envoys, officials, relatives and others whom records name",
    (_NAME, _ALSO, _ROLE, _BACKGROUND),
)
ORGANISATION = Kind(
    "organisation",
    "organisations",
    "Organisations",
    "bodies and companies whom records name",
    (
        _NAME,
        _ALSO,
        _ROLE,
        _BACKGROUND,
        Field(
            "measures",
            "Measures",
            "sanctions measures whose target names it",
            "reference",
            collects=True,
            cited=False,
            derived=True,
            to=("sanction",),
        ),
    ),
)
SOURCE = Kind(
    "source",
    "sources",
    "Sources",
    "pages that state the facts",
    (
        Field("title", "Title", "title that the page shows, if it shows one", cited=False),
        Field("publisher", "Publisher", "who published it", cited=False, required=True),
        Field(
            "provenance",
            "Provenance",
            "how the page carries it: a mirror, a reprint, whom it cites",
            cited=False,
        ),
        Field("url", "Address", "where it can be read", "address", cited=False),
        Field("copy", "Copy", "where it was read, if not at that address", "address", cited=False),
        Field("published", "Published", "date that the page shows", "date", cited=False),
        Field("language", "Language", "language code", cited=False, required=True),
        Field(
            "kind",
            "Kind",
            "how close it is to the fact",
            "choice",
            cited=False,
            required=True,
            choices=SOURCE_KINDS,
        ),
        Field(
            "read",
            "Read",
            "day on which somebody last held it against the claims that cite it",
            "date",
            cited=False,
        ),
    ),
)

KINDS = (PRISONER, RELEASE, SANCTION, EVENT, FIGURE, PERSON, ORGANISATION)
"""The kinds of record whose values are claims, in the order in which they are listed."""

ALL = (SOURCE, *KINDS)
"""Every section of the file, in the order in which the file has them."""

BY_NAME = {kind.name: kind for kind in ALL}

_FIELDS = {(kind.name, field.name): field for kind in ALL for field in kind.fields}
