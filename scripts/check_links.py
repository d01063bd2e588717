"""Ask every cited address whether it still answers; print those that do not, and fail if any.

Some hosts refuse programs or have been dead since before they were cited as mirrors: they are
tolerated by name, each with its reason.
"""

from __future__ import annotations

import concurrent.futures
import sys
import urllib.error
import urllib.parse
import urllib.request
from http.client import HTTPException

import belarus_cli
from belarus_cli.facts import kinds

TOLERATED = {
    "www.reuters.com": "refuses programs",
    "www.facebook.com": "refuses programs",
    "ofac.treasury.gov": "refuses programs at times",
}
SECONDS = 30
_MISSING = (404, 410)


def problem(url: str) -> str | None:
    """Return what is wrong with an address; None if it answers, or refuses only programs."""
    # The addresses come from the facts, whose loader takes http and https only.
    quoted = urllib.parse.quote(url, safe=":/?#[]@!$&'()*+,;=%")
    request = urllib.request.Request(quoted, headers={"User-Agent": "belarus-cli link check"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=SECONDS):  # noqa: S310
            return None
    except urllib.error.HTTPError as error:
        return f"answers {error.code}" if error.code in _MISSING else None
    except (OSError, ValueError, HTTPException) as error:
        return str(error)


def main() -> None:
    """Check all addresses."""
    facts = belarus_cli.load()
    urls = {id_: facts.source(id_).url for id_ in facts.ids(kinds.SOURCE)}
    asked = {
        id_: url
        for id_, url in urls.items()
        if url is not None and urllib.parse.urlsplit(url).hostname not in TOLERATED
    }
    with concurrent.futures.ThreadPoolExecutor(max_workers=16) as pool:
        answers = dict(zip(asked, pool.map(problem, asked.values()), strict=True))
    dead = {id_: why for id_, why in answers.items() if why is not None}
    for id_, why in dead.items():
        sys.stdout.write(f"{id_}: {asked[id_]}: {why}\n")
    sys.stdout.write(f"{len(asked)} asked, {len(dead)} dead\n")
    sys.exit(bool(dead))


if __name__ == "__main__":
    main()
