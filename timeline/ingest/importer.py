"""An import: drafts are stored in batches, read, and resolved, so that it can be stopped or killed at any moment.

What is stored and read already is skipped before anything is parsed. A new article is first stored, waiting; it is
marked read in the transaction that writes what was found in it. A run that ends in between leaves articles waiting, and
the next run over the same input, or a run without input, reads them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from timeline.extract.extraction import Extraction
from timeline.ingest import reading
from timeline.ingest.draft import Draft, Refusal, Refused
from timeline.ingest.pace import Pace
from timeline.ingest.store import store
from timeline.models import Article, Extracted, Source
from timeline.models.article import content_hash
from timeline.resolve import resolve

BATCH = 32
"""Articles parsed together; spaCy gains nothing from more."""

MOST_AT_ONCE = 20
"""Articles stored in one transaction."""

_TO_READ = (Extracted.PENDING, Extracted.SKIPPED)


@dataclass(slots=True)
class Tally:
    """What a run has done so far."""

    seen: int = 0
    finished: int = 0
    """Of those seen, the ones with which nothing more is to be done; progress is told by it."""
    stored: int = 0
    versions: int = 0
    known: int = 0
    read: int = 0
    failed: int = 0
    undated: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    failures: list[tuple[Article, str]] = field(default_factory=list)
    stopped: bool = False


@dataclass(slots=True)
class Importer:
    """One run. After each step `tell` gets the tally and `stop` is asked whether to end; `refuse` gets refusals."""

    extract: bool = True
    allow_future: bool = False
    retry_failed: bool = False
    tell: Callable[[Tally], None] = lambda tally: None
    stop: Callable[[], bool] = lambda: False
    refuse: Callable[[Refusal], None] = lambda refusal: None
    tally: Tally = field(default_factory=Tally)
    pace: Pace = field(default_factory=Pace)

    def run(self, inputs: Iterable[Draft | Refusal]) -> Tally:
        """Take everything in, batch by batch."""
        drafts = iter(inputs)
        while not self._stopped() and (batch := list(islice(drafts, BATCH))):
            self._take(batch)
        return self.tally

    def read_waiting(self) -> Tally:
        """Read the articles that an earlier run left waiting."""
        last = 0
        while not self._stopped():
            waiting = Article.objects.waiting().filter(pk__gt=last).select_related("source")[:BATCH]
            if not (batch := list(waiting)):
                break
            last = batch[-1].pk
            self.tally.seen += len(batch)
            self._read(batch)
        return self.tally

    def _take(self, batch: list[Draft | Refusal]) -> None:
        drafts = []
        for item in batch:
            self.tally.seen += 1
            if isinstance(item, Refusal):
                self._refuse(item)
            else:
                drafts.append(item)
        stored = list(self._store(drafts))
        to_read = stored if self.extract else []
        self.tally.finished += len(batch) - len(to_read)
        self.tell(self.tally)
        if to_read:
            self._read(to_read)

    def _store(self, drafts: list[Draft]) -> Iterator[Article]:
        """Store what is new; give what is to be read."""
        known = self._known(drafts)
        new = []
        for draft in drafts:
            article = known.get((_source(draft), content_hash(draft.text)))
            if article is None:
                new.append(draft)
            else:
                self.tally.known += 1
                if article.extraction in self._wanted():
                    yield article
        while new:
            with self.pace.write():
                for _ in range(min(MOST_AT_ONCE, len(new))):
                    article = self._store_one(new.pop(0))
                    if article is not None:
                        yield article
                    if self.pace.spent:
                        break

    def _store_one(self, draft: Draft) -> Article | None:
        try:
            stored = store(draft, extract=self.extract, allow_future=self.allow_future)
        except Refused as refused:
            self._refuse(Refusal(draft.origin or draft.title, str(refused)))
            return None
        if not stored.is_new:  # twice in one batch
            self.tally.known += 1
            return None
        self.tally.stored += 1
        self.tally.versions += stored.article.version > 1
        self.tally.undated += draft.published is None
        return stored.article

    def _read(self, articles: list[Article]) -> None:
        for article, found in reading.extractions(articles):
            if self._stopped():
                return
            self._resolve(article, found)
            self.tally.finished += 1
            self.tell(self.tally)

    def _resolve(self, article: Article, found: Extraction | Exception) -> None:
        try:
            if isinstance(found, Exception):
                raise found
            with self.pace.write():
                self.tally.read += resolve(article, found)
        except Exception as error:
            with self.pace.write():
                reading.mark_failed(article, error)
            self.tally.failed += 1
            self.tally.failures.append((article, article.extraction_note))

    def _known(self, drafts: list[Draft]) -> dict[tuple[str, str], Article]:
        hashes = {content_hash(draft.text) for draft in drafts}
        rows = Article.objects.filter(content_hash__in=hashes).select_related("source")
        return {(article.source.name, article.content_hash): article for article in rows}

    def _wanted(self) -> tuple[str, ...]:
        return (*_TO_READ, Extracted.FAILED) if self.retry_failed else _TO_READ

    def _refuse(self, refusal: Refusal) -> None:
        self.tally.refusals.append(refusal)
        self.refuse(refusal)

    def _stopped(self) -> bool:
        self.tally.stopped = self.tally.stopped or self.stop()
        return self.tally.stopped


def _source(draft: Draft) -> str:
    return draft.source.strip()[:200] or Source.UNATTRIBUTED
