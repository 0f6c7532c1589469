"""What the program counts about itself. No label holds anything of a person: only kinds, states, codes, job names."""

from collections.abc import Callable, Iterator, Mapping

import structlog
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

log = structlog.get_logger(__name__)

OutboxCounts = Callable[[], Mapping[tuple[str, str], int]]
"""(kind, state) -> rows."""

SECONDS_OF_A_SEND = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0)


class Metrics:
    """Counters that other rooms get as callables, in a registry of their own."""

    def __init__(self, outbox_counts: OutboxCounts) -> None:
        registry = CollectorRegistry()
        registry.register(OutboxRows(outbox_counts))
        self._registry = registry
        self._turns = Counter(
            "pkh_inbox_turns", "Messages taken in, by how the turn ended.", ["end"], registry=registry
        )
        self._sends = Counter(
            "pkh_sends", "Messages sent, by channel and result.", ["channel", "code"], registry=registry
        )
        self._seconds = Histogram(
            "pkh_send_seconds",
            "Seconds from the request to the provider's answer.",
            ["channel"],
            buckets=SECONDS_OF_A_SEND,
            registry=registry,
        )
        self._jobs = Counter("pkh_job_runs", "Runs of a job, by how they ended.", ["job", "end"], registry=registry)
        self._unsigned = Counter(
            "pkh_unsigned_requests", "Calls at a webhook that its provider did not sign.", registry=registry
        )
        for end in ("done", "failed"):
            self._turns.labels(end)

    def turn_ended(self, failed: bool = False) -> None:
        self._turns.labels("failed" if failed else "done").inc()

    def send_ended(self, channel: str, code: str, seconds: float) -> None:
        """`code` is "sent" or that of a `outbox.failures.SendFailure`."""
        self._sends.labels(channel, code).inc()
        self._seconds.labels(channel).observe(seconds)

    def job_ran(self, job: str, failed: bool = False) -> None:
        self._jobs.labels(job, "failed" if failed else "done").inc()

    def unsigned_refused(self) -> None:
        self._unsigned.inc()

    def text(self) -> bytes:
        """Everything in Prometheus' text form; counts the outbox, so it blocks for a query."""
        return generate_latest(self._registry)


class OutboxRows(Collector):
    """The outbox as it stands at the moment somebody asks."""

    def __init__(self, counts: OutboxCounts) -> None:
        self._counts = counts

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Nothing: the registry would else count rows already when the program starts."""
        yield from ()

    def collect(self) -> Iterator[GaugeMetricFamily]:
        rows = GaugeMetricFamily("pkh_outbox_rows", "Rows of the outbox, by kind and state.", labels=["kind", "state"])
        try:
            for (kind, state), count in self._counts().items():
                rows.add_metric([kind, state], count)
        except Exception as error:  # noqa: BLE001 - with the database down the other numbers matter all the more
            log.warning("outbox_not_counted", error=type(error).__name__)
        yield rows
