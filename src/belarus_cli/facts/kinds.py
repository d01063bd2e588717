"""The one declaration of every kind of record and its fields.

Loading, checking, the JSON Schema, finding, lists, `show`, `search`, CSV headers and the exports
all read it. A new field is one line here plus the facts, a new kind one declaration and its place
in KINDS.
"""

from __future__ import annotations

import typing as t

from belarus_cli.facts.days import CUSTODY
from belarus_cli.facts.value_types import (
    ADDRESS,
    DATE,
    INTEGER,
    NUMBER,
    TEXT,
    Choice,
    Reference,
    Tally,
    ValueType,
)


class Field(t.NamedTuple):
    """One field of a kind of record."""

    name: str
    heading: str
    help: str
    type: ValueType = TEXT
    multiple: bool = False
    """Whether all its values hold together; else two different values are a dispute."""
    cited: bool = True
    """Whether each value is a claim with sources; else it is a bare value that asserts nothing."""
    required: bool = False
    derived: bool = False
    """Whether the program works it out from other records; never written in the file."""
    concluded: bool = False
    """Whether its value is concluded from its claims and other fields, not the first claim's."""
    reverse_of: str = ""
    """The field of the targets whose references a derived value turns round."""
    follows: str = ""
    """The field that a derived value is taken from; it is as doubtful as that one."""
    tallied: str = ""
    """Of tallies, the key under which JSON has them as country and number, too."""
    has_basis: bool = False
    """Whether a claim can say what it rests on (BASES)."""

    @property
    def targets(self) -> tuple[str, ...]:
        """The kinds of record that a reference may name."""
        return self.type.targets


PEOPLE, BODIES, THINGS = range(3)
"""The precedence of names: what people type is a person's name before it is anything else, and of
what else it can mean bodies come first."""


class Kind(t.NamedTuple):
    """One kind of record."""

    name: str
    section: str
    heading: str
    help: str
    fields: tuple[Field, ...]
    main: str = ""
    """The field that a list shows a record for: who states its value is named first."""
    answer: tuple[str, ...] = ()
    """Fields of which the first that a record has tells what is asked first of it."""
    title: str = "name"
    """The field that says what a record is called."""
    precedence: int | None = THINGS
    """How soon a name means such a record, see PEOPLE; None where records have no names."""
    card: tuple[str, ...] = ()
    """The fields that `show` has room for, the one that matters most first; all, if none is named.
    The first lines of a card answer what the record is asked for, and need no name here."""
    sourced: bool = False
    """Whether the sources are those of the whole record, which states `sources` beside bare fields;
    else each claim has its own."""

    def field(self, name: str) -> Field:
        """Return the field of that name; KeyError if the kind has none."""
        return _FIELDS[self.name, name]


def _inverse(name: str, heading: str, help_: str, kind: str, reference: str) -> Field:
    """Return the field that lists the records of a kind whose reference names this one."""
    return Field(
        name,
        heading,
        help_,
        Reference(kind),
        multiple=True,
        cited=False,
        derived=True,
        reverse_of=reference,
    )


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
SHORT_AUTHORITIES = {
    "United States": "US",
    "European Union": "EU",
    "United Kingdom": "UK",
    "International Labour Organization": "ILO",
}
STATUSES = ("eased", "in force", "superseded", "archived", "revoked", "expired", "lifted")
"""In the order in which lists show them."""
STATELESS = ("removal", "court ruling")
"""The types of measure that happen on a day and then are over, so that they have no state."""
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
MEDIA_PROFESSIONS = PROFESSIONS[: PROFESSIONS.index("blogger")]
"""Those of media workers; who only wrote a blog or channel of his own is not counted among them."""
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

COUNTRY = Choice(COUNTRIES, "country")
TALLY = Tally(COUNTRIES)
BASIS = Choice(BASES)

LISTED_TYPES = ("person", "entity", "aircraft", "vessel", "asset")

_NAME = Field("name", "Name", "spelling most used in English sources", cited=False, required=True)
_ALSO = Field("also", "Also", "other spellings, in any script", multiple=True, cited=False)
_ROLE = Field("role", "Role", "what the person or body is known as", multiple=True)
ON_DAY = Field(
    "on_day",
    "On",
    "day asked about: that of the facts, or --on",
    DATE,
    cited=False,
    derived=True,
)
"""Of every kind of which something depends on the day."""
_BACKGROUND = Field("background", "Background", "what else is known", multiple=True)
_LISTINGS = Field(
    "listings",
    "Listings",
    "where it stands on official lists",
    Reference("listing"),
    multiple=True,
    cited=False,
    derived=True,
)

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
            Choice(PROFESSIONS),
            multiple=True,
        ),
        Field("nationality", "Nationality", "citizenship", COUNTRY, multiple=True),
        Field("born", "Born", "date of birth", DATE),
        Field("age", "Age at release", "age at release, in years", INTEGER),
        Field("detained", "Arrested", "date of arrest", DATE),
        Field("sentenced", "Sentenced", "date of the verdict", DATE),
        Field("sentence", "Sentence", "length of the sentence"),
        Field("charges", "Charges", "offences, articles in parentheses", multiple=True),
        Field("trial", "Trial", "court, appeal, fine, further sentences", multiple=True),
        Field("custody", "Custody", "prisons and conditions", multiple=True),
        Field(
            "still_held",
            "Still held",
            "last day on which the person was reported still held",
            DATE,
        ),
        Field("release", "Release", "round of releases", Reference("release")),
        Field(
            "released",
            "Released",
            "date of release; of the round, if there is one",
            DATE,
            follows="release",
        ),
        Field(
            "status",
            "Status",
            f"{', '.join(CUSTODY)} on the day under on_day; none where dates leave it open",
            Choice(CUSTODY),
            cited=False,
            derived=True,
        ),
        Field(
            "status_confirmed",
            "Confirmed",
            "of who was held, the last day for which that is known",
            DATE,
            cited=False,
            derived=True,
        ),
        ON_DAY,
        Field("destination", "To", "where the person went on release", COUNTRY),
        Field("after", "After", "what followed the release", multiple=True),
        _BACKGROUND,
    ),
    answer=("release", "released", "still_held"),
    precedence=PEOPLE,
    card=(
        "sentence",
        "charges",
        "detained",
        "nationality",
        "born",
        "role",
        "profession",
        "also",
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
        Field("date", "Date", "day of the release", DATE, required=True),
        Field("freed", "Freed", "number of people freed", INTEGER),
        Field(
            "political_prisoners",
            "Political prisoners",
            "how many of them were recognised as political prisoners",
            INTEGER,
        ),
        Field("women", "Women", "how many of them were women", INTEGER),
        Field("men", "Men", "how many of them were men", INTEGER),
        Field("journalists", "Journalists", "how many of them were media workers", INTEGER),
        Field(
            "names", "Names", "who published a list of names, of how many, and where", multiple=True
        ),
        Field("described_as", "Described as", "pardon, expulsion …, and by whom", multiple=True),
        Field("announced_by", "Announced by", "who made it known", multiple=True),
        Field("brokered_by", "Brokered by", "who mediated, as sources say", multiple=True),
        Field(
            "in_exchange_for", "In exchange for", "what was given, as sources say", multiple=True
        ),
        Field(
            "destination",
            "To",
            "where people went, with numbers",
            TALLY,
            multiple=True,
            tallied="destinations",
        ),
        Field(
            "nationality",
            "Nationality",
            "citizenships, with numbers",
            TALLY,
            multiple=True,
            tallied="nationalities",
        ),
        Field("detail", "Detail", "what else is known", multiple=True),
        Field("significance", "Significance", "how sources weigh it", multiple=True),
        ON_DAY,
        _inverse("people", "People", "prisoners who name this round", "prisoner", "release"),
        _inverse(
            "measures",
            "Measures",
            "sanctions measures linked to this round",
            "sanction",
            "linked_release",
        ),
    ),
    main="freed",
    answer=("freed", "date"),
    card=(
        "in_exchange_for",
        "political_prisoners",
        "women",
        "men",
        "journalists",
        "brokered_by",
        "described_as",
        "announced_by",
        "names",
        "people",
        "measures",
        "nationality",
    ),
)


def _sanction_links(name: str, heading: str, help_: str, inverse: str) -> tuple[Field, Field]:
    reference = Reference("sanction")
    there = Field(name, heading, f"measures that this one {help_}", reference, multiple=True)
    back = _inverse(
        inverse,
        inverse.replace("_", " ").capitalize(),
        f"measures that {name[:-1] if name.endswith('s') else name} this one",
        "sanction",
        name,
    )
    return there, back


def _of_status(name: str, heading: str, help_: str, type_: ValueType = DATE) -> Field:
    return Field(name, heading, help_, type_, cited=False, derived=True)


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
            Choice(MEASURE_TYPES),
            cited=False,
            required=True,
        ),
        Field("target", "Target", "whom or what it hits", multiple=True),
        Field("authority", "By", "who imposed it", Choice(AUTHORITIES), required=True),
        Field("instrument", "Instrument", "legal act", multiple=True),
        Field("imposed", "Imposed or issued", "day of adoption, issue or listing", DATE),
        Field("effective", "Effective", "day from which it applies", DATE),
        Field("eased", "Eased", "day on which it was eased", DATE),
        Field("lifted", "Lifted", "day of formal removal", DATE),
        Field("revoked", "Revoked", "day on which the authority took it back", DATE),
        Field("archived", "Archived", "day on which it left the authority's current ones", DATE),
        Field("expires", "Expires", "day on which it ends or ended", DATE),
        Field(
            "term",
            "Term",
            "whether it says when it ends",
            Choice(("no expiry stated",)),
        ),
        Field(
            "status",
            "Status",
            "state on the day under on_day; none before it is in effect, of what is over once "
            "done, and where what is stated leaves it open",
            Choice(STATUSES),
            has_basis=True,
            concluded=True,
        ),
        ON_DAY,
        _of_status("status_since", "Since", "day from which the state holds"),
        _of_status(
            "status_as_of", "Status as of", "day of the newest act, list or report that decides it"
        ),
        _of_status("status_basis", "Basis", f"what that is: {', '.join(BASES[:-1])}", TEXT),
        _of_status(
            "status_confirmed",
            "Confirmed",
            "last day for which the state is known, by reports too",
        ),
        Field(
            "later_status",
            "Later word",
            "states reported for later days, such as by an envoy before any legal act",
            multiple=True,
            cited=False,
            derived=True,
        ),
        Field("measure", "Measure", "what it does", multiple=True),
        Field("scope_limits", "Limits", "what it leaves out, and conditions", multiple=True),
        Field("reason", "Reason", "why, as the authority or a source says", multiple=True),
        Field("announced", "Announced", "what was announced beyond the legal act", multiple=True),
        Field("effect", "Effect", "reported consequences", multiple=True),
        Field(
            "linked_release",
            "For release",
            "round of releases that it is linked to",
            Reference("release"),
            multiple=True,
        ),
        *_sanction_links("eases", "Eases", "eases", "eased_by"),
        *_sanction_links("replaces", "Replaces", "replaces", "replaced_by"),
        *_sanction_links("extends", "Extends", "extends", "extended_by"),
        _inverse("listings", "Listings", "names that it put on a list", "listing", "measure"),
    ),
    main="status",
    answer=("lifted", "archived", "revoked", "status", "imposed"),
    card=(
        "measure",
        "target",
        "instrument",
        "scope_limits",
        "term",
        "linked_release",
        "eases",
        "eased_by",
        "replaces",
        "replaced_by",
        "extends",
        "extended_by",
        "announced",
        "also",
    ),
)
EVENT = Kind(
    "event",
    "events",
    "Events",
    "dated background that no other record holds",
    (
        Field("date", "Date", "day or days of the event", DATE, required=True),
        Field("headline", "Headline", "what happened, in one line", required=True),
        Field("detail", "Detail", "what else is known", multiple=True),
        Field("topic", "Topic", "subject", Choice(TOPICS), cited=False, required=True),
        Field(
            "people",
            "People",
            "prisoners and people whom it names",
            Reference("prisoner", "person"),
            multiple=True,
            cited=False,
        ),
    ),
    main="headline",
    answer=("headline",),
    title="headline",
    precedence=None,
    card=("people", "detail"),
)
FIGURE = Kind(
    "figure",
    "figures",
    "Figures",
    "numbers that people quote",
    (
        _NAME,
        _ALSO,
        Field(
            "value",
            "Value",
            "the number, newest first, each with its day; with --on that of the day",
            required=True,
            concluded=True,
        ),
        Field(
            "number",
            "Number",
            "the number in it, less its hedge; unknown if it holds none or several",
            NUMBER,
            cited=False,
            derived=True,
        ),
        Field("unit", "Unit", "unit of the number", cited=False, required=True),
        Field("topic", "Topic", "subject", Choice(FIGURE_TOPICS), cited=False),
        Field("as_of", "As of", "day that the value holds on", DATE, cited=False, derived=True),
        Field(
            "age",
            "Age",
            "days from there to the day under on_day",
            INTEGER,
            cited=False,
            derived=True,
        ),
        ON_DAY,
        Field("measures", "Counts", "what exactly is counted", multiple=True),
        Field("stated_by", "Stated by", "who counted or said it", multiple=True),
    ),
    main="value",
    answer=("value",),
    card=("measures", "stated_by", "value", "topic"),
)
PERSON = Kind(
    "person",
    "people",
    "People",
    "envoys, officials, relatives and others whom records name",
    (_NAME, _ALSO, _ROLE, _BACKGROUND, _LISTINGS),
    answer=("role", "background"),
    precedence=PEOPLE,
    card=("role", "background", "also"),
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
            Reference("sanction"),
            multiple=True,
            cited=False,
            derived=True,
        ),
        _LISTINGS,
    ),
    answer=("role", "background"),
    precedence=BODIES,
    card=("role", "background", "also"),
)
LISTING = Kind(
    "listing",
    "listings",
    "Listings",
    "names on official lists, one record a name and list",
    (
        Field("name", "Name", "name as the list writes it", cited=False, required=True),
        Field("also", "Also", "other names that the list gives", multiple=True, cited=False),
        Field("list", "List", "the list, with its annex", cited=False, required=True),
        Field("number", "Number", "number of the entry, where the list has one", cited=False),
        Field("type", "Type", "what is listed", Choice(LISTED_TYPES), cited=False, required=True),
        Field(
            "program",
            "Program",
            "program of the list, or what being on it means",
            multiple=True,
            cited=False,
        ),
        Field("listed", "Listed", "day of listing, if one is stated", DATE, cited=False),
        Field("delisted", "Delisted", "day on which it left the list", DATE, cited=False),
        Field("seen", "Last seen", "day on which it was last seen there", DATE, cited=False),
        Field(
            "measure",
            "Measure",
            "measures by which it was listed",
            Reference("sanction"),
            multiple=True,
            cited=False,
        ),
        ON_DAY,
        Field(
            "body",
            "Record",
            "person or organisation of the facts that it names",
            Reference("person", "organisation"),
            cited=False,
            derived=True,
        ),
        Field(
            "same_as",
            "Same name",
            "other listings of that record, or else of the same name",
            Reference("listing"),
            multiple=True,
            cited=False,
            derived=True,
        ),
    ),
    precedence=None,
    sourced=True,
    card=("number", "type", "program", "listed", "delisted", "seen", "measure", "also"),
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
        Field("url", "Address", "where it can be read", ADDRESS, cited=False),
        Field("copy", "Copy", "where it was read, if not at that address", ADDRESS, cited=False),
        Field("published", "Published", "date that the page shows", DATE, cited=False),
        Field("language", "Language", "language code", cited=False, required=True),
        Field(
            "kind",
            "Kind",
            "how close it is to the fact",
            Choice(SOURCE_KINDS),
            cited=False,
            required=True,
        ),
        Field("opened", "Opened", "day on which it was opened at its address", DATE, cited=False),
        Field(
            "read",
            "Read",
            "day on which somebody last held it against the claims that cite it",
            DATE,
            cited=False,
        ),
    ),
    title="title",
    precedence=None,
    card=("url", "copy", "provenance", "read"),
)

KINDS = (PRISONER, RELEASE, SANCTION, EVENT, FIGURE, PERSON, ORGANISATION, LISTING)
"""The kinds of record that state facts, in the order in which they are listed."""

ALL = (SOURCE, *KINDS)
"""Every section of the file, in the order in which the file has them."""

BY_NAME = {kind.name: kind for kind in ALL}

_FIELDS = {(kind.name, field.name): field for kind in ALL for field in kind.fields}
